package org.walletsuite.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The signatures here were made by the public library for Node, and by hand. */
class WebhookReceiverTest {

    private static final String SECRET = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
    private static final String BODY = """
            {"event":"voucher.issued","timestamp":"2026-11-29T13:21:45Z","data":{"voucher_code":"9935085941552608",\
            "partner_reference":"INV-Ünï-😀","amount":50.00,"status":"active"}}""";
    private static final String HEX = "ec6790ec913552b6101bf6b0eeedf6ef0008151263951bb53cc6b78ab1061d3f";
    private static final String STANDARD = "v1,ghRmKxxr/VhNq9GkWJd3CfxSFkBhKl2yUEL+a412Muw=";
    private static final Instant SENT = Instant.parse("2026-11-29T13:21:46Z");
    private static final Map<String, String> SIGNED = Map.of(
            "X-MyMoolah-Signature",
            HEX,
            "webhook-id",
            "voucher-1",
            "webhook-timestamp",
            Long.toString(SENT.getEpochSecond()),
            "webhook-signature",
            STANDARD);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Ports ports = Ports.free();

    @TempDir
    Path home;

    private WebhookReceiver receiver;

    @BeforeEach
    void setUp() throws IOException {
        Files.writeString(secrets(), "shop.webhook_secret=" + SECRET.replace("=", "\\=") + "\n");
        receiver = start(SENT.plusSeconds(1));
    }

    @AfterEach
    void tearDown() {
        receiver.close();
        http.close();
    }

    @Test
    void saysOfAWebhookWhatHappenedAndThatBothSignaturesHold() {
        var status = post("shop", SIGNED, BODY);

        assertThat(status).isEqualTo(200);
        assertThat(lines())
                .containsExactly("2026-11-29T13:21:47Z  shop           voucher.issued     ...2608      50.00"
                        + "  hex ok, standard ok");
    }

    @Test
    void marksWhatItHadBefore() {
        post("shop", SIGNED, BODY);
        var again = post("shop", SIGNED, BODY);

        assertThat(again).isEqualTo(200);
        assertThat(lines()).hasSize(2);
        assertThat(lines().getFirst()).endsWith("standard ok");
        assertThat(lines().getLast()).endsWith("standard ok, duplicate");
    }

    @Test
    void refusesWhatNobodySignedWhichMakesNothingADuplicate() {
        var forged = post("shop", SIGNED, BODY.replace("50.00", "5000.00"));
        var unsigned = post("shop", Map.of(), BODY);
        var genuine = post("shop", SIGNED, BODY);

        assertThat(List.of(forged, unsigned, genuine)).containsExactly(401, 401, 200);
        assertThat(lines().subList(0, 2)).allMatch(line -> line.endsWith("hex WRONG, standard WRONG"));
        assertThat(lines().getLast()).endsWith("hex ok, standard ok");
    }

    @Test
    void acceptsTheSignatureOfAnyLiveSecretOfStandardWebhooks() {
        var rotated = Map.of(
                "X-MyMoolah-Signature",
                "0".repeat(64),
                "webhook-id",
                "voucher-1",
                "webhook-timestamp",
                Long.toString(SENT.getEpochSecond()),
                "webhook-signature",
                "v1,bmV3ZXI= " + STANDARD);

        var status = post("shop", rotated, BODY);

        assertThat(status).isEqualTo(200);
        assertThat(lines().getFirst()).endsWith("hex WRONG, standard ok");
    }

    @Test
    void holdsNoSignatureOfStandardWebhooksForGoodThatIsOlderThanFiveMinutes() throws IOException {
        receiver.close();
        receiver = start(SENT.plusSeconds(301));

        post("shop", SIGNED, BODY);

        assertThat(lines().getFirst()).endsWith("hex ok, standard WRONG");
    }

    @Test
    void refusesALargeBody() {
        var status = post("shop", SIGNED, "x".repeat(WebhookReceiver.LONGEST_BODY + 1));

        assertThat(status).isEqualTo(413);
        assertThat(lines().getFirst()).endsWith("refused: more than 65536 bytes");
    }

    @Test
    void knowsOnlyPartnersWithASecretAndReadsItAnew() throws IOException {
        assertThat(post("market", SIGNED, BODY)).isEqualTo(404);
        assertThat(lines()).isEmpty();

        Files.writeString(secrets(), "market.webhook_secret=" + SECRET);

        assertThat(post("market", SIGNED, BODY)).isEqualTo(200);
    }

    @Test
    void aBodyWritesNoLineOfItsOwn() {
        var hostile = """
                {"event":"a\\nb\\u001b[2J%s","data":{"voucher_code":"12","amount":1e999999999}}""".formatted("c".repeat(99));

        post("shop", SIGNED, hostile);
        post("shop", SIGNED, "[".repeat(60_000));

        assertThat(lines()).hasSize(2);
        assertThat(lines().getFirst())
                .contains("a?b?[2Jccc", "1E+999999999")
                .doesNotContain("12 ")
                .hasSizeLessThan(150);
        assertThat(lines().getLast()).contains("unreadable");
    }

    private WebhookReceiver start(Instant now) throws IOException {
        return WebhookReceiver.start(
                ports.webhooks(), secrets(), LogFile.ofWebhooks(home), Clock.fixed(now, ZoneOffset.UTC));
    }

    private Path secrets() {
        return home.resolve("sample-partners.properties");
    }

    private List<String> lines() {
        return LogFile.ofWebhooks(home).tail(10);
    }

    private int post(String partner, Map<String, String> headers, String body) {
        var request = HttpRequest.newBuilder(URI.create(ports.webhooksUrl() + "/" + partner))
                .POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
