package org.walletsuite.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.walletsuite.runner.Service;
import org.walletsuite.runner.fixture.FestivalFixture;
import org.walletsuite.runner.fixture.TopicReader.Event;
import tools.jackson.databind.JsonNode;

/** The payment for a beer from sign-up to refund, and the events that each step publishes. */
class FestivalPaymentIT {

    private final RunningSuite suite = RunningSuite.shared();
    private final FestivalFixture fair = new FestivalFixture(suite.gateway());

    @Test
    void aGuestPaysForABeerByQrAndIsRefunded() {
        var guest = fair.newcomer();
        var mine = "/api/v1/me/wallets/" + fair.festival;

        var wallet = guest.post(mine, null).data(201);
        var id = wallet.get("id").asString();
        assertThat(wallet.get("balanceDisplay").asString()).isEqualTo("0 Jetons");
        assertThat(wallet.get("status").asString()).isEqualTo("ACTIVE");

        var topUp = fair.staff.post("/api/v1/wallets/" + id + "/topup", """
                        {"amount": 2000, "paymentMethod": "cash", "reference": "receipt_001"}""").data(200);
        assertThat(topUp.get("type").asString()).isEqualTo("CASH_IN");
        assertThat(topUp.get("balanceAfter").asLong()).isEqualTo(2000);

        var qr = guest.get(mine + "/qr").data(200);
        assertThat(qr.get("balance").asLong()).isEqualTo(2000);
        var code = qr.get("qrCode").asString();
        var seen = fair.staff
                .post("/api/v1/payments/validate-qr", "{\"qrCode\": \"%s\"}".formatted(code))
                .data(200);
        assertThat(seen.get("id").asString()).isEqualTo(id);
        assertThat(seen.get("balance").asLong()).isEqualTo(2000);

        var payment = fair.staff
                .post(
                        "/api/v1/payments",
                        "{\"qrCode\": \"%s\", \"amount\": 500, \"standId\": \"%s\", \"productIds\": [\"beer\"]}"
                                .formatted(code, fair.bar))
                .data(200);
        assertThat(payment.get("type").asString()).isEqualTo("PURCHASE");
        assertThat(payment.get("amount").asLong()).isEqualTo(-500);
        assertThat(payment.get("amountDisplay").asString()).isEqualTo("-5 Jetons");
        assertThat(payment.get("balanceBefore").asLong()).isEqualTo(2000);
        assertThat(payment.get("balanceAfter").asLong()).isEqualTo(1500);
        assertThat(fair.transactions(guest)).containsExactly("PURCHASE -500 COMPLETED", "CASH_IN 2000 COMPLETED");

        var refund = fair.staff
                .post(
                        "/api/v1/payments/refund",
                        "{\"transactionId\": \"%s\", \"reason\": \"Spilt\"}"
                                .formatted(payment.get("id").asString()))
                .data(200);
        assertThat(refund.get("type").asString()).isEqualTo("REFUND");
        assertThat(refund.get("reference").asString())
                .isEqualTo(payment.get("id").asString());
        assertThat(fair.transactions(guest))
                .containsExactly("REFUND 500 COMPLETED", "PURCHASE -500 REFUNDED", "CASH_IN 2000 COMPLETED");
        assertThat(guest.get(mine).data(200).get("balance").asLong()).isEqualTo(2000);

        assertThat(postedTo(id)).containsExactly("1 CASH_IN 2000 2000", "2 PURCHASE -500 1500", "3 REFUND 500 2000");
        assertThat(postedTo(fair.bar)).containsExactly("1 PURCHASE 500 500", "2 REFUND -500 0");
        var user = wallet.get("userId").asString();
        assertThat(suite.topic("users")
                        .eventsOnce(events ->
                                events.stream().anyMatch(event -> event.key().equals(user))))
                .filteredOn(event -> event.key().equals(user))
                .extracting(Event::type)
                .containsExactly("user.registered.v1");
    }

    @Test
    void aFrozenWalletPaysNothingUntilItIsUnfrozen() {
        var guest = fair.newcomer();
        var wallet = fair.walletOf(guest, 1000);
        assertThat(fair.admin
                        .post("/api/v1/wallets/" + wallet + "/freeze", null)
                        .data(200)
                        .get("status")
                        .asString())
                .isEqualTo("FROZEN");
        var refused = fair.staff.post("/api/v1/payments", fair.payment(wallet, 100));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body())
                .isEqualTo("{\"error\":{\"code\":\"WALLET_FROZEN\",\"message\":\"Wallet is frozen\"}}");
        fair.admin.post("/api/v1/wallets/" + wallet + "/unfreeze", null).data(200);
        fair.staff.post("/api/v1/payments", fair.payment(wallet, 100)).data(200);

        var statuses = suite.topic("ledger.entries")
                .eventsOnce(events -> events.stream()
                                .filter(event -> event.key().equals(wallet))
                                .filter(event -> event.type().equals("ledger.account-status.v1"))
                                .count()
                        >= 2);
        assertThat(statuses)
                .filteredOn(event -> event.key().equals(wallet) && event.type().equals("ledger.account-status.v1"))
                .extracting(event -> event.value().get("status").asString())
                .containsExactly("FROZEN", "ACTIVE");
    }

    @Test
    void salesAreCountedFromEventsAndVerifyFindsThemTamperedWith() {
        var wallet = fair.walletOf(fair.newcomer(), 1000);
        var payment =
                fair.staff.post("/api/v1/payments", fair.payment(wallet, 300)).data(200);
        fair.staff.post("/api/v1/payments", fair.payment(wallet, 200)).data(200);
        fair.staff
                .post(
                        "/api/v1/payments/refund",
                        "{\"transactionId\": \"%s\"}"
                                .formatted(payment.get("id").asString()))
                .data(200);
        awaitSales("500 300 200 2");

        var sound = suite.verifyBooks();
        assertThat(sound.exitCode()).as(sound.output()).isZero();
        assertThat(sound.output())
                .contains(
                        "ok    The balances of every asset sum to zero",
                        "ok    What the ledger published of festivals is what its chains still say",
                        "ok    Every stand's sales lead to its balance in the ledger",
                        "ok    Every wallet has its owner's account in the ledger");

        var improve = "update stand_sales set gross = gross %1$s 1 where stand_id = '%2$s'"
                + " and at = (select min(at) from stand_sales where stand_id = '%2$s')";
        suite.tamper(Service.PAYMENT, improve.formatted("+", fair.bar));
        try {
            var improved = suite.verifyBooks();
            assertThat(improved.exitCode()).as(improved.output()).isEqualTo(1);
            assertThat(improved.output())
                    .contains("Stand " + fair.bar + ": its sales come to 201 at entry 3, the ledger says 200");
        } finally {
            suite.tamper(Service.PAYMENT, improve.formatted("-", fair.bar));
        }
    }

    /** Gross, refunds, net and count of the bar, which are updated a moment after the payments. */
    private void awaitSales(String expected) {
        Awaitility.await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            var sales = fair.staff.get("/api/v1/stands/" + fair.bar + "/sales").data(200);
            assertThat(sales.get("gross").asLong() + " " + sales.get("refunds").asLong() + " "
                            + sales.get("net").asLong() + " "
                            + sales.get("count").asLong())
                    .isEqualTo(expected);
        });
    }

    /** The published entries of an account: seq, kind, amount, balance after. */
    private List<String> postedTo(String account) {
        var last = suite.ledgerSeq(account);
        return suite
                .topic("ledger.entries")
                .eventsOnce(events -> events.stream().anyMatch(event -> isEntry(event, account, last)))
                .stream()
                .filter(event -> event.key().equals(account) && event.type().equals("ledger.entry-posted.v1"))
                .map(Event::value)
                .map(FestivalPaymentIT::entry)
                .distinct()
                .toList();
    }

    private static boolean isEntry(Event event, String account, long seq) {
        return event.key().equals(account) && event.value().path("seq").asLong(-1) == seq;
    }

    private static String entry(JsonNode entry) {
        return entry.get("seq").asLong() + " "
                + entry.get("transfer").get("kind").asString() + " "
                + entry.get("amount").asLong() + " "
                + entry.get("balanceAfter").asLong();
    }
}
