package org.walletsuite.payment.refund;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.walletsuite.payment.testing.PaymentServiceFixture;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.ledger.AccountStatus;
import org.walletsuite.platform.testing.Answer;

class RefundTest extends PaymentServiceFixture {

    private UUID bar;
    private UUID payment;

    @BeforeEach
    void payForABeer() {
        bar = newStand();
        fund(wallet, 7000);
        payment = pay(wallet).id();
    }

    @Test
    void returnsTheMoneyAndShowsTheDocumentedTransaction() {
        var answer = refund("{\"transactionId\":\"" + payment + "\",\"reason\":\"Customer requested refund\"}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo("{\"data\":{\"id\":\"" + answer.id() + "\",\"walletId\":\"" + wallet
                        + "\",\"type\":\"REFUND\",\"amount\":500,\"amountDisplay\":\"5 Jetons\","
                        + "\"balanceBefore\":6500,\"balanceAfter\":7000,\"reference\":\"" + payment
                        + "\",\"standId\":\"" + bar + "\",\"staffId\":\"" + staffId
                        + "\",\"metadata\":{\"description\":\"Customer requested refund\"},"
                        + "\"status\":\"COMPLETED\",\"createdAt\":\"" + answer.text("/data/createdAt") + "\"}}");
        assertThat(balance(wallet)).isEqualTo(7000);
        assertThat(balance(bar)).isZero();
    }

    @Test
    void needsNoReason() {
        assertThat(refund(body(payment)).at("/data/metadata").toString()).isEqualTo("{}");
    }

    @Test
    void treatsAnEmptyReasonAsAbsent() {
        var refund = refund("{\"transactionId\":\"" + payment + "\",\"reason\":\"\"}", "key-1");
        assertThat(refund.at("/data/metadata").toString()).isEqualTo("{}");
        assertThat(refund(body(payment), "key-1").isReplayed()).isTrue();
    }

    @Test
    void isGivenOnce() {
        assertThat(refund(body(payment)).status()).isEqualTo(200);
        assertThat(refund(body(payment)).error()).isEqualTo("400 ALREADY_REFUNDED: Transaction was already refunded");
        assertThat(balance(wallet)).isEqualTo(7000);
    }

    @Test
    void mayBeOfAPartAsLongAsSomethingIsLeft() {
        var part = refund(part(payment, 200));
        assertThat(part.status()).isEqualTo(200);
        assertThat(part.at("/data/amount").asLong()).isEqualTo(200);
        assertThat(part.text("/data/reference")).isEqualTo(payment.toString());
        assertThat(refund(part(payment, 301)).error())
                .isEqualTo("400 REFUND_EXCEEDED: The amount is more than what is left to refund");
        assertThat(refund(part(payment, 100)).status()).isEqualTo(200);
        assertThat(refund(body(payment)).at("/data/amount").asLong()).isEqualTo(200);
        assertThat(refund(part(payment, 1)).error())
                .isEqualTo("400 ALREADY_REFUNDED: Transaction was already refunded");
        assertThat(refund(body(payment)).error()).isEqualTo("400 ALREADY_REFUNDED: Transaction was already refunded");
        assertThat(balance(wallet)).isEqualTo(7000);
        assertThat(balance(bar)).isZero();
    }

    @Test
    void showsThePaymentAsRefundedOnlyWhenNothingIsLeft() {
        refund(part(payment, 499));
        assertThat(as(guest)
                        .get("/api/v1/me/wallets/" + festival.id() + "/transactions")
                        .text("/data/1/status"))
                .isEqualTo("COMPLETED");
        refund(part(payment, 1));
        assertThat(as(guest)
                        .get("/api/v1/me/wallets/" + festival.id() + "/transactions")
                        .text("/data/2/status"))
                .isEqualTo("REFUNDED");
    }

    @Test
    void inPartsAtOnceNeverReturnsMoreThanWasPaid() {
        var answers = atOnce(10, _ -> refund(part(payment, 150)));
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(3);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .allSatisfy(answer -> assertThat(answer.text("/error/code")).isEqualTo("REFUND_EXCEEDED"));
        assertThat(balance(wallet)).isEqualTo(6950);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "5.0", "1e1", "\"5\"", "1000000000000", "99999999999999999999"})
    void refusesAnInvalidAmount(String amount) {
        var answer = refund("{\"transactionId\":\"" + payment + "\",\"amount\":" + amount + "}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/error/code")).isEqualTo("VALIDATION_ERROR");
        assertThat(answer.at("/error/details").propertyNames()).containsExactly("amount");
    }

    @Test
    void tenAtOnceReturnTheMoneyOnce() {
        var answers = atOnce(10, _ -> refund(body(payment)));
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .allSatisfy(answer -> assertThat(answer.text("/error/code")).isEqualTo("ALREADY_REFUNDED"));
        assertThat(balance(wallet)).isEqualTo(7000);
    }

    @Test
    void isOfPurchasesOnly() {
        var topUp =
                as(staff).post("/api/v1/wallets/" + wallet + "/topup", "{\"amount\":100,\"paymentMethod\":\"cash\"}");
        assertThat(refund(body(topUp.id())).error()).isEqualTo("400 NOT_REFUNDABLE: Only purchases can be refunded");
        var refund = refund(body(payment));
        assertThat(refund(body(refund.id())).error()).isEqualTo("400 NOT_REFUNDABLE: Only purchases can be refunded");
    }

    @Test
    void needsATransactionThatExists() {
        assertThat(refund(body(Ids.next())).error()).isEqualTo("404 NOT_FOUND: Transaction not found");
        assertThat(refund("{}").at("/error/details").toString())
                .isEqualTo("{\"transactionId\":[\"This field is required.\"]}");
        assertThat(refund("{\"transactionId\":\"txn67890\"}").error())
                .isEqualTo("400 INVALID_ID: Invalid transaction ID");
        assertThat(refund("{\"transactionId\":\"" + payment + "\",\"reason\":\"\\u0000\"}")
                        .text("/error/details/reason/0"))
                .isEqualTo("Holds a character that can't be stored.");
        assertThat(refund("{\"transactionId\":\"" + payment + "\",\"reason\":\"\\ud83c\"}")
                        .status())
                .isEqualTo(400);
        assertThat(refund("{\"transactionId\":\"" + payment + "\",\"reason\":\"" + "x".repeat(501) + "\"}")
                        .text("/error/details/reason/0"))
                .isEqualTo("Must have at most 500 characters.");
    }

    @Test
    void isForStaffOnlyAndNeverOfTheirOwnWallet() {
        assertThat(as(guest).post("/api/v1/payments/refund", body(payment)).error())
                .isEqualTo("401 UNAUTHORIZED: Staff authentication required");
        var own = newWallet(staffId, festival);
        fund(own, 500);
        assertThat(refund(body(pay(own).id())).error())
                .isEqualTo("403 FORBIDDEN: You cannot refund a payment of your own wallet");
        assertThat(balance(own)).isZero();
    }

    @Test
    void worksAtAStandThatWentInactive() {
        as(admin).post("/api/v1/stands/" + bar + "/deactivate");
        assertThat(refund(body(payment)).status()).isEqualTo(200);
    }

    @Test
    void isRefusedByAFrozenWallet() {
        set(wallet, AccountStatus.FROZEN);
        assertThat(refund(body(payment)).error()).isEqualTo("400 WALLET_FROZEN: Wallet is frozen");
        assertThat(refund(part(payment, 1)).error()).isEqualTo("400 WALLET_FROZEN: Wallet is frozen");
    }

    @Test
    void isRefusedByAClosedWallet() {
        as(staff)
                .post(
                        "/api/v1/payments",
                        "{\"walletId\":\"" + wallet + "\",\"amount\":6500,\"standId\":\"" + bar + "\"}");
        set(wallet, AccountStatus.CLOSED);
        assertThat(refund(body(payment)).error()).isEqualTo("400 WALLET_CLOSED: Wallet is closed");
    }

    @Test
    void withAReusedKeyIsRefusedWhateverElseItHas() {
        var own = newWallet(staffId, festival);
        fund(own, 500);
        var ownPayment = pay(own).id();
        var topUp =
                as(staff).post("/api/v1/wallets/" + wallet + "/topup", "{\"amount\":100,\"paymentMethod\":\"cash\"}");
        assertThat(refund(body(payment), "key-1").status()).isEqualTo(200);
        assertThat(refund(body(Ids.next()), "key-1").error()).startsWith("422 IDEMPOTENCY_KEY_REUSED");
        assertThat(refund(body(topUp.id()), "key-1").error()).startsWith("422 IDEMPOTENCY_KEY_REUSED");
        assertThat(refund(body(ownPayment), "key-1").error()).startsWith("422 IDEMPOTENCY_KEY_REUSED");
        assertThat(refund(part(payment, 500), "key-1").error()).startsWith("422 IDEMPOTENCY_KEY_REUSED");
        assertThat(refund(body(Ids.next()), "key-2").status()).isEqualTo(404);
    }

    @Test
    void retriedWithItsKeyIsReplayed() {
        var body = "{\"transactionId\":\"" + payment + "\",\"reason\":\"warm\"}";
        var answers = atOnce(20, _ -> refund(body, "key-1"));
        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertThat(answers)
                .extracting(Answer::body)
                .containsOnly(answers.getFirst().body());
        assertThat(answers).filteredOn(Answer::isReplayed).hasSize(19);
        set(wallet, AccountStatus.FROZEN);
        var again = refund(body, "key-1");
        assertThat(again.body()).isEqualTo(answers.getFirst().body());
        assertThat(again.isReplayed()).isTrue();
        assertThat(refund(body(payment), "key-1").status()).isEqualTo(422);
        assertThat(refund(body, "key-2").error()).startsWith("400 ALREADY_REFUNDED");
    }

    @Test
    void isUnavailableWithoutTheLedger() {
        ledger.becomeUnavailable();
        assertThat(refund(body(payment)).status()).isEqualTo(503);
    }

    private Answer pay(UUID from) {
        return as(staff)
                .post("/api/v1/payments", "{\"walletId\":\"" + from + "\",\"amount\":500,\"standId\":\"" + bar + "\"}");
    }

    private Answer refund(String body) {
        return as(staff).post("/api/v1/payments/refund", body);
    }

    private Answer refund(String body, String key) {
        return as(staff).withKey(key).post("/api/v1/payments/refund", body);
    }

    private static String body(UUID transaction) {
        return "{\"transactionId\":\"" + transaction + "\"}";
    }

    private static String part(UUID transaction, long amount) {
        return "{\"transactionId\":\"" + transaction + "\",\"amount\":" + amount + "}";
    }
}
