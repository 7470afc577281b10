package org.walletsuite.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.walletsuite.platform.testing.Patience.await;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.walletsuite.platform.testing.HostileInput;

/** The gateway's own errors have the format of the family that was called. */
class FamilyErrorsTest extends GatewayTest {

    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d";

    enum Family {
        FESTIVAL("/api/v1/wallets", "\\{\"error\":\\{\"code\":\"[A-Z_]+\",\"message\":\"[^\"]+\"\\}\\}"),
        GIFT_CARD("/account", "\\{\"detail\":\"[^\"].+\"\\}"),
        MAIN_WALLET(
                "/api/v1/wallet",
                "\\{\"success\":false,\"httpStatus\":\"[A-Z_]+\",\"message\":\"([^\"]+)\",\"action_time\":\"" + TIME
                        + "\",\"data\":\"\\1\"\\}"),
        VOUCHER("/api/v1/vouchers", PARTNER_ERROR),
        PARTNER("/api/v1/partner", PARTNER_ERROR),
        SYNC("/api/sync", "\\{\"success\":false,\"code\":\"[A-Z_]+\",\"message\":\"[^\"]+\"\\}");

        private final String root;
        private final String error;

        Family(String root, String error) {
            this.root = root;
            this.error = error;
        }

        private String bearer() {
            return bearerFor(root + "/");
        }
    }

    private static final String PARTNER_ERROR =
            "\\{\"success\":false,\"error\":\"[A-Z_]+\",\"error_code\":\"[A-Z_]+\",\"message\":\"[^\"]+\",\"timestamp\":\""
                    + TIME + "Z\",\"request_id\":\"mine-1\"\\}";

    @ParameterizedTest
    @EnumSource(value = Family.class, mode = EnumSource.Mode.EXCLUDE, names = "SYNC")
    void callersWithoutAValidTokenAreRefused(Family family) {
        for (var token : new String[] {"Bearer nonsense", serviceBearer(), "Basic dXNlcjpwdw=="}) {
            isError(family, 401, call(family, "/balance", "Authorization", token));
            isError(family, 401, call(family, "/balance/", "Authorization", token));
        }
        var answer = call(family, "/balance");
        isError(family, 401, answer);
        assertThat(answer.headers().allValues("WWW-Authenticate")).containsExactly("Bearer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/sync/users",
                "/api/webhook/user-updated",
                "/api/v1/partner/auth/token",
                "/api/v1/wallet/topup/callbacks/sandbox"
            })
    void keysSecretsAndSignaturesAreTheServicesToJudge(String path) {
        assertThat(client().post(path, "{}", "Authorization", "Basic dXNlcjpwdw==")
                        .statusCode())
                .isEqualTo(200);
        assertThat(onlyReceived().header("Authorization")).isEqualTo("Basic dXNlcjpwdw==");
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void bodiesThatAreTooLargeOrCompressedAreRefused(Family family) {
        isError(family, 413, post(family, "x".repeat(1024 * 1024 + 1)));
        isError(family, 415, post(family, "{}", "Content-Encoding", "gzip"));
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void failuresOfServicesHaveTheFamilysFormat(Family family) {
        var token = family.bearer();
        BROKEN.says("nonsense\r\n\r\n");
        isError(family, 502, call(family, "/broken", "Authorization", token));
        var absent = call(family, "/absent", "Authorization", token);
        isError(family, 503, absent);
        assertThat(absent.headers().allValues("Retry-After")).containsExactly("1");
        var end = new CountDownLatch(1);
        PAYMENT.answers(_ -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        try {
            isError(family, 504, call(family, "/silent", "Authorization", token));
            await().until(() -> PAYMENT.requests() == 1);
        } finally {
            end.countDown();
        }
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void oddRequestsAreRefused(Family family) {
        isRawError(family, 404, "GET " + family.root + "/%2e%2e/internal HTTP/1.1\r\nHost: a\r\n");
        isRawError(family, 404, "GET " + family.root + "//internal HTTP/1.1\r\nHost: a\r\n");
        isRawError(family, 405, "BREW " + family.root + "/balance HTTP/1.1\r\nHost: a\r\n");
        isRawError(family, 405, "TRACE " + family.root + "/balance HTTP/1.1\r\nHost: a\r\n");
        isRawError(family, 400, "GET " + family.root + "/balance HTTP/1.1\r\nHost: a\r\nX-Odd: a\u0001b\r\n");
        isRawError(family, 400, "GET " + family.root + "/balance?x=%zz HTTP/1.1\r\nHost: a\r\n");
        isRawError(family, 400, "GET " + family.root + "/balance/?x=%zz HTTP/1.1\r\nHost: a\r\n");
        isRawError(family, 400, "GET " + family.root + "/balance?x={} HTTP/1.1\r\nHost: a\r\n");
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void queriesThatCannotBeReadAreRefused(Family family) {
        for (var query : HostileInput.QUERIES) {
            isError(family, 400, call(family, "/balance?" + query, "Authorization", family.bearer()));
            isError(family, 400, call(family, "/balance/?" + query, "Authorization", family.bearer()));
        }
        assertThat(ALL).allMatch(backend -> backend.requests() == 0);
    }

    /** The services refuse them, each in its family's format. */
    @ParameterizedTest
    @EnumSource(Family.class)
    void oddMediaTypesReachTheServiceAsTheyCame(Family family) {
        Stream.concat(HostileInput.JSON.stream(), HostileInput.NOT_JSON.stream())
                .forEach(type -> assertThat(passed(family, "Content-Type", type).header("Content-Type"))
                        .isEqualTo(type));
        HostileInput.ACCEPTED.forEach(accepted ->
                assertThat(passed(family, "Accept", accepted).header("Accept")).isEqualTo(accepted));
    }

    private Backend.Received passed(Family family, String header, String value) {
        ALL.forEach(Backend::reset);
        assertThat(post(family, "{}", "Authorization", family.bearer(), header, value)
                        .statusCode())
                .as(value)
                .isEqualTo(200);
        return onlyReceived();
    }

    /** Only the service reads bodies: the gateway changes neither a body nor the answer to it. */
    @ParameterizedTest
    @EnumSource(Family.class)
    void hostileBodiesReachTheServiceAsTheyCame(Family family) {
        var refused = "{\"in\":\"its own words\"}";
        ALL.forEach(backend -> backend.answers(exchange -> Backend.reply(exchange, 400, refused)));
        for (var body : HostileInput.BODIES) {
            var answer = client().send(
                            family.root + "/balance",
                            request -> request.POST(HttpRequest.BodyPublishers.ofByteArray(body.bytes())),
                            withId("Authorization", family.bearer(), "Content-Type", "application/json"));
            assertThat(answer.statusCode()).as(body.name()).isEqualTo(400);
            assertThat(answer.body()).isEqualTo(refused);
            assertThat(onlyReceived().body()).isEqualTo(new String(body.bytes(), StandardCharsets.ISO_8859_1));
        }
        goesOnAnswering(family);
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void oddQueriesReachTheServiceAsTheyCameOrAreRefused(Family family) {
        for (var value : HostileInput.VALUES) {
            var path = "/balance?page=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
            var answer = call(family, path, "Authorization", family.bearer());
            if (answer.statusCode() == 200) {
                assertThat(onlyReceived().target()).isEqualTo(family.root + path);
            } else {
                isError(family, 400, answer);
                assertThat(ALL).allMatch(backend -> backend.requests() == 0);
            }
        }
        goesOnAnswering(family);
    }

    private void goesOnAnswering(Family family) {
        ALL.forEach(Backend::reset);
        assertThat(call(family, "/balance", "Authorization", family.bearer()).statusCode())
                .isEqualTo(200);
    }

    /** Of all services exactly one was asked, once. */
    private static Backend.Received onlyReceived() {
        var asked = ALL.stream().filter(backend -> backend.requests() > 0).toList();
        assertThat(asked).hasSize(1);
        assertThat(asked.getFirst().requests()).isEqualTo(1);
        return asked.getFirst().next();
    }

    /** A request that breaks off amid its headers has no known id. */
    private void isRawError(Family family, int status, String head) {
        var answer = client().raw(head + "X-Request-ID: mine-1\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
        assertThat(answer)
                .containsPattern("X-Request-ID: [0-9a-z-]+\r\n")
                .containsPattern(family.error.replace("mine-1", "[0-9a-z-]+"));
    }

    private static void isError(Family family, int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).matches(family.error);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/json");
        assertThat(answer.headers().allValues("X-Request-ID")).containsExactly("mine-1");
    }

    private HttpResponse<String> call(Family family, String path, String... headers) {
        return client().get(family.root + path, withId(headers));
    }

    private HttpResponse<String> post(Family family, String body, String... headers) {
        return client().post(family.root + "/balance", body, withId(headers));
    }

    private static String[] withId(String... headers) {
        var more = Arrays.copyOf(headers, headers.length + 2);
        more[headers.length] = "X-Request-ID";
        more[headers.length + 1] = "mine-1";
        return more;
    }
}
