package org.walletsuite.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.walletsuite.runner.fixture.FestivalFixture;
import org.walletsuite.runner.fixture.GatewayClient;
import org.walletsuite.runner.fixture.MultipartForm;
import org.walletsuite.runner.fixture.PartnerFixture;

/** No secret may be in a log or on a topic; this class runs last, so that the logs are those of all end-to-end tests. */
@Order(Integer.MAX_VALUE)
@Isolated
class SecretsIT {

    private static final String PASSWORD = "Sesam-" + UUID.randomUUID();
    private static final String NIN = "70" + (100_000_000 + Math.abs(PASSWORD.hashCode() % 800_000_000));

    private static final String GIFT_CARD_PIN = "CARD-" + NIN;

    private final RunningSuite suite = RunningSuite.shared();
    private final FestivalFixture fair = new FestivalFixture(suite.gateway());
    private final SecretScanner leaks = new SecretScanner();

    @Test
    void noSecretIsInAnyLogOrOnATopic() throws IOException {
        watchForTheSuitesOwn();
        var guest = newcomer();
        useAPin(guest);
        proveAPhone(guest);
        showPapers(guest);
        payByCode(guest);
        sellAGiftCard(guest);
        showBadTokens(guest);
        issueAVoucher(guest);
        promote(guest);
        assertThat(leaks.inFiles(suite.home().resolve("logs"))).isEmpty();
        for (var topic : List.of("users", "access", "ledger.entries", "orders", "vouchers", "partners")) {
            var events = suite.topic(topic).eventsOnce(some -> !some.isEmpty());
            assertThat(leaks.in(events.stream().map(Object::toString), topic)).isEmpty();
        }
    }

    @Test
    void aSecretInALogIsFound(@TempDir Path logs) throws IOException {
        leaks.watchFor(PASSWORD);
        var token = Objects.requireNonNull(fair.staff.token());
        Files.writeString(
                logs.resolve("wallet-service.log"),
                String.join(
                        "\n",
                        "{\"message\":\"all is well\"}",
                        "{\"message\":\"log-in with " + PASSWORD + "\"}",
                        "{\"message\":\"Bearer " + token + "\"}",
                        "{\"message\":\"LogIn[email=a@example.com, password=Passw0rd!]\"}",
                        "{\"message\":\"NewPin[pin=1234]\"}"));
        assertThat(leaks.inFiles(logs)).hasSize(4).noneMatch(line -> line.contains("all is well"));
    }

    /** Database passwords, the services' client secrets and the key that others are encrypted with. */
    private void watchForTheSuitesOwn() throws IOException {
        var own = new Properties();
        try (var file = Files.newBufferedReader(suite.home().resolve("secrets.properties"))) {
            own.load(file);
        }
        assertThat(own).isNotEmpty();
        own.values().forEach(secret -> leaks.watchFor(secret.toString()));
        leaks.watchFor("Passw0rd!");
    }

    private GatewayClient newcomer() {
        leaks.watchFor(PASSWORD);
        var email = "sesam-" + UUID.randomUUID() + "@example.com";
        var right = "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email, PASSWORD);
        assertThat(fair.anonymous.post("/account/signup/", right).status()).isEqualTo(201);
        assertThat(fair.anonymous.post("/account/signup/", right).status()).isEqualTo(400);
        assertThat(fair.anonymous
                        .post("/account/login/", right.replace("\"}", "\""))
                        .status())
                .isEqualTo(400);
        assertThat(fair.anonymous
                        .post("/account/login/", right.replace("\"}", "?\"}"))
                        .status())
                .isEqualTo(401);
        var pair = fair.anonymous.post("/account/login/", right).json();
        var refresh = pair.get("refresh_token").asString();
        leaks.watchFor(refresh);
        var body = "{\"refresh_token\": \"%s\"}".formatted(refresh);
        var next = fair.anonymous.post("/account/token/refresh/", body);
        assertThat(next.status()).isEqualTo(200);
        leaks.watchFor(next.json().get("refresh_token").asString());
        assertThat(fair.anonymous.post("/account/token/refresh/", body).status())
                .isEqualTo(401);
        return fair.anonymous.as(fair.anonymous
                .post("/account/login/", right)
                .json()
                .get("access_token")
                .asString());
    }

    private static void useAPin(GatewayClient guest) {
        assertThat(guest.post("/account/pin/create/", "{\"pin\": \"4711\"}").status())
                .isEqualTo(201);
        assertThat(guest.post("/account/pin/update/", "{\"old_pin\": \"4712\", \"pin\": \"4713\"}")
                        .status())
                .isEqualTo(400);
    }

    private void proveAPhone(GatewayClient guest) {
        var phone = "+2557" + NIN.substring(3);
        assertThat(guest.post("/account/phone/send-code/", "{\"phone\": \"%s\"}".formatted(phone))
                        .status())
                .isEqualTo(200);
        var code = suite.codeSentTo(phone);
        assertThat(guest.post("/account/phone/verify/", "{\"phone\": \"%s\", \"code\": \"%s\"}".formatted(phone, code))
                        .status())
                .isEqualTo(200);
        leaks.watchFor(" " + code + " ");
        leaks.watchFor("\"" + code + "\"");
        leaks.watchFor("=" + code);
    }

    private void showPapers(GatewayClient guest) throws IOException {
        leaks.watchFor(NIN);
        var form = new MultipartForm().text("nin", NIN).image("nin_image", UsersIT.picture());
        assertThat(guest.postForm("/account/credentials/level2/", form).status())
                .isEqualTo(201);
    }

    private void sellAGiftCard(GatewayClient guest) {
        leaks.watchFor(GIFT_CARD_PIN);
        var form = MultipartForm.eCode(fair.giftCard("1"), "10.00", GIFT_CARD_PIN);
        var order = guest.postForm("/order/create/", form);
        assertThat(order.status()).as(order.body()).isEqualTo(201);
        var detail = fair.admin.get("/admin/orders/" + order.json().get("id").asLong() + "/");
        assertThat(detail.json().get("e_code_pin").asString()).isEqualTo(GIFT_CARD_PIN);
    }

    private void payByCode(GatewayClient guest) {
        fair.walletOf(guest, 500);
        var code = guest.get("/api/v1/me/wallets/" + fair.festival + "/qr")
                .data(200)
                .get("qrCode")
                .asString();
        leaks.watchFor(code);
        var payment = "{\"qrCode\": \"%s\", \"amount\": 100, \"standId\": \"%s\"}";
        fair.staff.post("/api/v1/payments", payment.formatted(code, fair.bar)).data(200);
        var forged = fair.staff.post("/api/v1/payments", payment.formatted(code.substring(1), fair.bar));
        assertThat(forged.errorCode()).isEqualTo("INVALID_QR");
    }

    private void showBadTokens(GatewayClient guest) {
        var token = Objects.requireNonNull(guest.token());
        leaks.watchFor(token);
        for (var bad : List.of(token + "x", token.substring(1), token.substring(0, token.length() / 2))) {
            assertThat(guest.as(bad).get("/account/me/").status()).isEqualTo(401);
        }
        assertThat(fair.anonymous.get("/account/me/?access_token=" + token).status())
                .isEqualTo(401);
    }

    /** Whose code, and whose customer's number, are worth as much as money. */
    private void issueAVoucher(GatewayClient guest) {
        var partner = PartnerFixture.create(fair.admin, PartnerFixture.PRODUCTION, PartnerFixture.DIRECT_PAYMENT);
        var client = partner.client();
        leaks.watchFor(partner.secret);
        leaks.watchFor(Objects.requireNonNull(client.token()));
        var customer = "2782" + NIN.substring(4);
        leaks.watchFor(customer);
        var code = client.post("/api/v1/partner/vouchers/issue", PartnerFixture.issue("secret-1", "50.00", customer))
                .data(201)
                .get("voucher_code")
                .asString();
        leaks.watchFor(code);
        client.get("/api/v1/partner/vouchers/" + code).data(200);
        guest.post("/api/v1/vouchers/redeem", "{\"voucher_code\": \"%s\", \"amount\": 5}".formatted(code))
                .data(200);
        assertThat(guest.get("/api/v1/vouchers/code/" + code).status()).isEqualTo(404);
        assertThat(client.post("/api/v1/partner/vouchers/" + code + "/cancel", null)
                        .status())
                .isEqualTo(409);
    }

    private void promote(GatewayClient guest) {
        var id = guest.get("/account/me/").json().get("user_id").asString();
        assertThat(fair.admin
                        .patch("/admin/users/" + id + "/", "{\"roles\": [\"STAFF\"]}")
                        .status())
                .isEqualTo(200);
    }
}
