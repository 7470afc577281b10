package org.walletsuite.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.walletsuite.runner.fixture.FestivalFixture;
import org.walletsuite.runner.fixture.GatewayClient;
import tools.jackson.databind.JsonNode;

/** A day at a festival through the gateway, and its entries in the books. */
class FestivalDayIT {

    private final RunningSuite suite = RunningSuite.shared();
    private final FestivalFixture fair = new FestivalFixture(suite.gateway());
    private final GatewayClient ada = fair.newcomer();
    private final GatewayClient bob = fair.newcomer();
    private final String mine = "/api/v1/me/wallets/" + fair.festival;

    @Test
    void allSixKindsOfTransactionAddUpAndTheWalletIsClosedInTheEnd() {
        var wallet = fair.walletOf(ada, 2_000);
        var bobs = fair.walletOf(bob, 0);
        fair.staff
                .post("/api/v1/wallets/" + wallet + "/topup", "{\"amount\": 1000, \"paymentMethod\": \"card\"}")
                .data(200);
        var payment = paid(wallet, 700);
        refund(payment, 200);
        ada.post(
                        mine + "/transfer",
                        "{\"toWalletId\": \"%s\", \"amount\": 300, \"description\": \"for the ride\"}".formatted(bobs))
                .data(200);
        assertThat(fair.transactions(ada).getFirst()).isEqualTo("TRANSFER -300 COMPLETED");
        assertThat(fair.transactions(bob)).containsExactly("TRANSFER 300 COMPLETED");
        refund(payment, 500);
        var left =
                fair.staff.post("/api/v1/wallets/" + wallet + "/cashout", "{}").data(200);
        assertThat(left.get("amount").asLong()).isEqualTo(-2_700);
        assertThat(fair.transactions(ada))
                .containsExactly(
                        "CASH_OUT -2700 COMPLETED",
                        "REFUND 500 COMPLETED",
                        "TRANSFER -300 COMPLETED",
                        "REFUND 200 COMPLETED",
                        "PURCHASE -700 REFUNDED",
                        "TOP_UP 1000 COMPLETED",
                        "CASH_IN 2000 COMPLETED");
        var closed =
                fair.admin.post("/api/v1/wallets/" + wallet + "/close", null).data(200);
        assertThat(closed.get("status").asString()).isEqualTo("CLOSED");
        assertThat(suite.ledgerBalance(wallet)).isZero();
    }

    @Test
    void whatAStandTookOfflineIsChargedOnceAndItsSalesAgreeWithTheLedger() {
        var wallet = fair.walletOf(ada, 1_000);
        var once = offline(wallet, UUID.randomUUID(), 100);
        var again = offline(wallet, UUID.randomUUID(), 150);
        var tooMuch = offline(wallet, UUID.randomUUID(), 5_000);
        assertThat(settled(once, tooMuch)).containsExactly("COMPLETED", "FAILED");
        assertThat(settled(once, again)).containsExactly("DUPLICATE", "COMPLETED");
        refund(paid(wallet, 60), 25);
        assertThat(suite.ledgerBalance(wallet)).isEqualTo(1_000 - 100 - 150 - 60 + 25);
        var sales = "/api/v1/stands/" + fair.bar + "/sales";
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> fair.staff.get(sales).data(200).get("net").asLong() == suite.ledgerBalance(fair.bar));
        var sold = fair.staff.get(sales).data(200);
        assertThat(sold.get("gross").asLong()).isEqualTo(310);
        assertThat(sold.get("refunds").asLong()).isEqualTo(25);
        assertThat(sold.get("count").asLong()).isEqualTo(3);
        assertThat(sold.get("perHour")
                        .valueStream()
                        .mapToLong(hour -> hour.get("net").asLong())
                        .sum())
                .isEqualTo(285);
    }

    @Test
    void twoKeysAreValidAcrossARotationAndAThirdInvalidatesTheFirst() {
        fair.walletOf(ada, 500);
        var first = code();
        rotate();
        var second = code();
        pay(first);
        pay(second);
        rotate();
        var refused = fair.staff.post("/api/v1/payments/validate-qr", "{\"qrCode\": \"%s\"}".formatted(first));
        assertThat(refused.errorCode()).isEqualTo("INVALID_QR");
        pay(second);
        // payment-service looks up an unknown key at most once a second.
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> tryToPay(code()).status() == 200);
    }

    @Test
    void aWalletsCodeIsAvailableAsAPicture() throws IOException {
        fair.walletOf(ada, 0);
        var picture = ada.get(mine + "/qr.png");
        assertThat(picture.status()).isEqualTo(200);
        assertThat(picture.headers().firstValue("Content-Type")).contains("image/png");
        var image = ImageIO.read(new ByteArrayInputStream(picture.bytes()));
        assertThat(image.getWidth()).isEqualTo(image.getHeight()).isPositive();
    }

    private JsonNode paid(String wallet, long amount) {
        return fair.staff.post("/api/v1/payments", fair.payment(wallet, amount)).data(200);
    }

    private void refund(JsonNode payment, long amount) {
        fair.staff
                .post(
                        "/api/v1/payments/refund",
                        "{\"transactionId\": \"%s\", \"amount\": %d}"
                                .formatted(payment.get("id").asString(), amount))
                .data(200);
    }

    private String offline(String wallet, UUID id, long amount) {
        return "{\"offlineId\": \"%s\", \"walletId\": \"%s\", \"amount\": %d, \"standId\": \"%s\", \"takenAt\": \"%s\"}"
                .formatted(
                        id,
                        wallet,
                        amount,
                        fair.bar,
                        Instant.now().minusSeconds(3_600).truncatedTo(ChronoUnit.SECONDS));
    }

    private List<String> settled(String... payments) {
        return fair.staff
                .post("/api/v1/payments/batch", "{\"payments\": [" + String.join(",", payments) + "]}")
                .data(200)
                .valueStream()
                .map(item -> item.get("status").asString())
                .toList();
    }

    private String code() {
        return ada.get(mine + "/qr").data(200).get("qrCode").asString();
    }

    private void rotate() {
        fair.admin
                .post("/api/v1/festivals/" + fair.festival + "/rotate-qr-key", null)
                .data(200);
    }

    private void pay(String code) {
        tryToPay(code).data(200);
    }

    private GatewayClient.Answer tryToPay(String code) {
        return fair.staff.post(
                "/api/v1/payments",
                "{\"qrCode\": \"%s\", \"amount\": 1, \"standId\": \"%s\"}".formatted(code, fair.bar));
    }
}
