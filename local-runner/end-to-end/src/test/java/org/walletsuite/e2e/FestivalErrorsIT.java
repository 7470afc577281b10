package org.walletsuite.e2e;

import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.walletsuite.runner.fixture.FestivalFixture;
import org.walletsuite.runner.fixture.GatewayClient;
import org.walletsuite.runner.fixture.GatewayClient.Answer;

/** Every refusal that the festival family documents where money moves, as a client of the gateway gets it. */
class FestivalErrorsIT {

    private static final String PAYMENTS = "/api/v1/payments";
    private static final String REFUND = "/api/v1/payments/refund";
    private static final String VALIDATE = "/api/v1/payments/validate-qr";
    private static final String STAFF = "Staff authentication required";
    private static final String NOBODY = UUID.randomUUID().toString();

    private final RunningSuite suite = RunningSuite.shared();
    private final FestivalFixture fair = new FestivalFixture(suite.gateway());
    private final FestivalFixture elsewhere = new FestivalFixture(suite.gateway());
    private final GatewayClient guest = fair.newcomer();
    private final String wallet = fair.walletOf(guest, 10_000);
    private final String mine = "/api/v1/me/wallets/" + fair.festival;

    @TestFactory
    Stream<DynamicTest> isAnsweredWithTheDocumentedCodeAndMessage() {
        return Stream.of(payments(), codes(), refunds(), transfers(), cash(), offline())
                .flatMap(refusals -> refusals)
                .map(Refusal::test);
    }

    private Stream<Refusal> payments() {
        var frozen = fair.walletOf(fair.newcomer(), 500);
        fair.admin.post("/api/v1/wallets/" + frozen + "/freeze", null).data(200);
        var closed = fair.walletOf(fair.newcomer(), 0);
        fair.admin.post("/api/v1/wallets/" + closed + "/close", null).data(200);
        var idle = fair.stand("Idle Bar");
        fair.admin.post("/api/v1/stands/" + idle + "/deactivate", null).data(200);
        var key = UUID.randomUUID().toString();
        fair.staff.post(PAYMENTS, fair.payment(wallet, 1), key).data(200);
        return Stream.of(
                new Refusal(
                        "too little money",
                        400,
                        "INSUFFICIENT_BALANCE",
                        "Insufficient balance",
                        () -> pay(wallet, 1_000_000, fair.bar)),
                new Refusal(
                        "a frozen wallet", 400, "WALLET_FROZEN", "Wallet is frozen", () -> pay(frozen, 1, fair.bar)),
                new Refusal(
                        "a top-up of a frozen wallet",
                        400,
                        "WALLET_FROZEN",
                        "Wallet is frozen",
                        () -> topUp(frozen, 100)),
                new Refusal(
                        "a closed wallet", 400, "WALLET_CLOSED", "Wallet is closed", () -> pay(closed, 1, fair.bar)),
                new Refusal(
                        "a top-up of a closed wallet",
                        400,
                        "WALLET_CLOSED",
                        "Wallet is closed",
                        () -> topUp(closed, 100)),
                new Refusal(
                        "an inactive stand", 400, "STAND_INACTIVE", "Stand is not active", () -> pay(wallet, 1, idle)),
                new Refusal("an unknown stand", 404, "NOT_FOUND", "Stand not found", () -> pay(wallet, 1, NOBODY)),
                new Refusal("an unknown payer", 404, "NOT_FOUND", "Wallet not found", () -> pay(NOBODY, 1, fair.bar)),
                new Refusal(
                        "a malformed payer id", 400, "INVALID_ID", "Invalid wallet ID", () -> pay("beer", 1, fair.bar)),
                new Refusal(
                        "another festival's stand",
                        400,
                        "FESTIVAL_MISMATCH",
                        "Wallet and stand belong to different festivals",
                        () -> pay(wallet, 1, elsewhere.bar)),
                new Refusal(
                        "a payment of zero",
                        400,
                        "VALIDATION_ERROR",
                        "amount: Must be at least 1.",
                        () -> pay(wallet, 0, fair.bar)),
                new Refusal(
                        "malformed JSON",
                        400,
                        "VALIDATION_ERROR",
                        "The body is not valid JSON (line 1, column 2).",
                        () -> fair.staff.post(PAYMENTS, "{")),
                new Refusal(
                        "a key that was used for something else",
                        422,
                        "IDEMPOTENCY_KEY_REUSED",
                        "This idempotency key was used with a different request",
                        () -> fair.staff.post(PAYMENTS, fair.payment(wallet, 2), key)),
                new Refusal(
                        "a top-up below the minimum",
                        400,
                        "VALIDATION_ERROR",
                        "amount: Must be at least 100.",
                        () -> topUp(wallet, 99)),
                new Refusal(
                        "staff tops up its own wallet",
                        403,
                        "FORBIDDEN",
                        "You cannot top up your own wallet",
                        () -> topUp(fair.walletOf(fair.staff, 0), 100)));
    }

    private Stream<Refusal> codes() {
        var expired = code(guest);
        var drawn = System.nanoTime();
        var forged = expired.substring(0, expired.length() - 8) + "AAAAAAAA";
        return Stream.of(
                new Refusal("a malformed code", 400, "INVALID_QR", "QR code is not valid", () -> validate("beer")),
                new Refusal("a forged code", 400, "INVALID_QR", "QR code is not valid", () -> validate(forged)),
                new Refusal(
                        "a payment with a forged code",
                        400,
                        "INVALID_QR",
                        "QR code is not valid",
                        () -> payWith(forged, fair.bar)),
                new Refusal(
                        "a code at another festival's stand",
                        400,
                        "FESTIVAL_MISMATCH",
                        "Wallet and stand belong to different festivals",
                        () -> payWith(code(guest), elsewhere.bar)),
                new Refusal("an expired code", 400, "INVALID_QR", "QR code has expired", () -> {
                    awaitExpiry(drawn);
                    return validate(expired);
                }),
                new Refusal("a payment with an expired code", 400, "INVALID_QR", "QR code has expired", () -> {
                    awaitExpiry(drawn);
                    return payWith(expired, fair.bar);
                }));
    }

    private Stream<Refusal> refunds() {
        var payment = purchase();
        var spent = purchase();
        fair.staff.post(REFUND, transaction(spent)).data(200);
        var topUp = topUp(wallet, 100).data(200).get("id").asString();
        return Stream.of(
                new Refusal(
                        "more than was paid",
                        400,
                        "REFUND_EXCEEDED",
                        "The amount is more than what is left to refund",
                        () -> fair.staff.post(
                                REFUND, "{\"transactionId\": \"%s\", \"amount\": 101}".formatted(payment))),
                new Refusal(
                        "a second refund",
                        400,
                        "ALREADY_REFUNDED",
                        "Transaction was already refunded",
                        () -> fair.staff.post(REFUND, transaction(spent))),
                new Refusal(
                        "a top-up as a purchase",
                        400,
                        "NOT_REFUNDABLE",
                        "Only purchases can be refunded",
                        () -> fair.staff.post(REFUND, transaction(topUp))),
                new Refusal(
                        "an unknown transaction",
                        404,
                        "NOT_FOUND",
                        "Transaction not found",
                        () -> fair.staff.post(REFUND, transaction(NOBODY))),
                new Refusal(
                        "a guest refunds", 401, "UNAUTHORIZED", STAFF, () -> guest.post(REFUND, transaction(payment))));
    }

    private Stream<Refusal> transfers() {
        var other = elsewhere.walletOf(elsewhere.newcomer(), 0);
        return Stream.of(
                new Refusal(
                        "a transfer to oneself",
                        400,
                        "VALIDATION_ERROR",
                        "toWalletId: Must be another wallet than your own.",
                        () -> transfer(wallet, 1)),
                new Refusal("a transfer to no wallet", 404, "NOT_FOUND", "Wallet not found", () -> transfer(NOBODY, 1)),
                new Refusal(
                        "a transfer to another festival",
                        400,
                        "FESTIVAL_MISMATCH",
                        "The wallets belong to different festivals",
                        () -> transfer(other, 1)),
                new Refusal(
                        "a transfer of too much",
                        400,
                        "INSUFFICIENT_BALANCE",
                        "Insufficient balance",
                        () -> transfer(fair.walletOf(fair.newcomer(), 0), 1_000_000)));
    }

    private Stream<Refusal> cash() {
        return Stream.of(
                new Refusal(
                        "nothing to cash out",
                        400,
                        "INSUFFICIENT_BALANCE",
                        "Insufficient balance",
                        () -> fair.staff.post(
                                "/api/v1/wallets/" + fair.walletOf(fair.newcomer(), 0) + "/cashout", "{}")),
                new Refusal(
                        "staff cashes out its own wallet",
                        403,
                        "FORBIDDEN",
                        "You cannot cash out your own wallet",
                        () -> fair.staff.post("/api/v1/wallets/" + fair.walletOf(fair.staff, 0) + "/cashout", "{}")),
                new Refusal(
                        "a guest cashes out",
                        401,
                        "UNAUTHORIZED",
                        STAFF,
                        () -> guest.post("/api/v1/wallets/" + wallet + "/cashout", "{}")));
    }

    private Stream<Refusal> offline() {
        var payment = "{\"walletId\": \"%s\", \"standId\": \"%s\", \"offlineId\": \"%s\", \"amount\": %%d}"
                .formatted(wallet, fair.bar, UUID.randomUUID());
        fair.staff.post(PAYMENTS, payment.formatted(1)).data(200);
        var tooMany = "{\"payments\": [" + "{},".repeat(500) + "{}]}";
        return Stream.of(
                new Refusal(
                        "an offline id that was used for another payment",
                        422,
                        "OFFLINE_ID_REUSED",
                        "This offlineId was used with a different payment at this stand",
                        () -> fair.staff.post(PAYMENTS, payment.formatted(2))),
                new Refusal(
                        "more offline payments than a batch may have",
                        400,
                        "VALIDATION_ERROR",
                        "payments: Must have at most 500 items.",
                        () -> fair.staff.post("/api/v1/payments/batch", tooMany)),
                new Refusal(
                        "a guest sends a batch",
                        401,
                        "UNAUTHORIZED",
                        STAFF,
                        () -> guest.post("/api/v1/payments/batch", "{\"payments\": []}")));
    }

    private Answer pay(String payer, long amount, String stand) {
        return fair.staff.post(PAYMENTS, fair.payment(payer, amount, stand));
    }

    private Answer payWith(String code, String stand) {
        return fair.staff.post(
                PAYMENTS, "{\"qrCode\": \"%s\", \"amount\": 1, \"standId\": \"%s\"}".formatted(code, stand));
    }

    private Answer topUp(String payee, long amount) {
        return fair.staff.post(
                "/api/v1/wallets/" + payee + "/topup",
                "{\"amount\": %d, \"paymentMethod\": \"cash\"}".formatted(amount));
    }

    private String purchase() {
        return pay(wallet, 100, fair.bar).data(200).get("id").asString();
    }

    private static String transaction(String id) {
        return "{\"transactionId\": \"%s\"}".formatted(id);
    }

    private Answer transfer(String payee, long amount) {
        return guest.post(mine + "/transfer", "{\"toWalletId\": \"%s\", \"amount\": %d}".formatted(payee, amount));
    }

    private Answer validate(String code) {
        return fair.staff.post(VALIDATE, "{\"qrCode\": \"%s\"}".formatted(code));
    }

    private String code(GatewayClient owner) {
        return owner.get(mine + "/qr").data(200).get("qrCode").asString();
    }

    /** A code's expiry is in whole seconds. */
    private static void awaitExpiry(long drawn) {
        var left = RunningSuite.QR_TTL.plusMillis(100).toNanos() - (System.nanoTime() - drawn);
        try {
            Thread.sleep(Math.max(0, left / 1_000_000));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
