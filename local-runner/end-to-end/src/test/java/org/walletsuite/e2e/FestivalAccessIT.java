package org.walletsuite.e2e;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.walletsuite.runner.fixture.FestivalFixture;
import org.walletsuite.runner.fixture.GatewayClient;

/** Refusals of the festival family before any money is checked: authentication, roles, formats and ids. */
class FestivalAccessIT {

    private static final String PAYMENTS = "/api/v1/payments";
    private static final String STAFF = "Staff authentication required";
    private static final String DENIED = "You do not have permission to perform this action";
    private static final String NOBODY = UUID.randomUUID().toString();
    private static final int BODY_TOO_LARGE = 1_100_000;

    private final FestivalFixture fair =
            new FestivalFixture(RunningSuite.shared().gateway());
    private final GatewayClient guest = fair.newcomer();
    private final String wallet = fair.walletOf(guest, 10_000);
    private final String mine = "/api/v1/me/wallets/" + fair.festival;

    @TestFactory
    Stream<DynamicTest> isAnsweredWithTheDocumentedCodeAndMessage() {
        return Stream.of(edge(), ids(), admins()).flatMap(refusals -> refusals).map(Refusal::test);
    }

    private Stream<Refusal> edge() {
        return Stream.of(
                new Refusal("no token", 401, "UNAUTHORIZED", "Invalid user", () -> fair.anonymous.get(mine)),
                new Refusal(
                        "a malformed token",
                        401,
                        "UNAUTHORIZED",
                        "Invalid user",
                        () -> guest.as("x.y.z").get(mine)),
                new Refusal(
                        "no token at a staff call",
                        401,
                        "UNAUTHORIZED",
                        STAFF,
                        () -> fair.anonymous.post(PAYMENTS, fair.payment(wallet, 1))),
                new Refusal(
                        "a guest takes a payment",
                        401,
                        "UNAUTHORIZED",
                        STAFF,
                        () -> guest.post(PAYMENTS, fair.payment(wallet, 1))),
                new Refusal(
                        "a guest reads somebody's wallet",
                        401,
                        "UNAUTHORIZED",
                        STAFF,
                        () -> guest.get("/api/v1/wallets/" + wallet)),
                new Refusal(
                        "a guest reads a stand's sales",
                        401,
                        "UNAUTHORIZED",
                        STAFF,
                        () -> guest.get("/api/v1/stands/" + fair.bar + "/sales")),
                new Refusal(
                        "no such path",
                        404,
                        "NOT_FOUND",
                        "Not found",
                        () -> guest.get("/api/v1/me/wallets/" + fair.festival + "/nothing")),
                new Refusal(
                        "no such method",
                        405,
                        "METHOD_NOT_ALLOWED",
                        "Method DELETE is not allowed here",
                        () -> guest.send("DELETE", mine, "application/json", new byte[0])),
                new Refusal(
                        "another media type",
                        415,
                        "UNSUPPORTED_MEDIA_TYPE",
                        "The body must be application/json",
                        () -> fair.staff.send("POST", PAYMENTS, "text/plain", bytes("beer"))),
                new Refusal(
                        "a body that is too large",
                        413,
                        "PAYLOAD_TOO_LARGE",
                        "The body is too large",
                        () -> fair.staff.send("POST", PAYMENTS, "application/json", new byte[BODY_TOO_LARGE])));
    }

    private Stream<Refusal> ids() {
        return Stream.of(
                new Refusal(
                        "a malformed wallet id",
                        400,
                        "INVALID_ID",
                        "Invalid wallet ID",
                        () -> fair.staff.get("/api/v1/wallets/beer")),
                new Refusal(
                        "an unknown wallet",
                        404,
                        "NOT_FOUND",
                        "Wallet not found",
                        () -> fair.staff.get("/api/v1/wallets/" + NOBODY)),
                new Refusal(
                        "a malformed festival id",
                        400,
                        "INVALID_ID",
                        "Invalid festival ID",
                        () -> guest.get("/api/v1/me/wallets/beer")),
                new Refusal(
                        "an unknown festival",
                        404,
                        "NOT_FOUND",
                        "Festival not found",
                        () -> guest.post("/api/v1/me/wallets/" + NOBODY, null)),
                new Refusal(
                        "a page below the first",
                        400,
                        "VALIDATION_ERROR",
                        "page: Must be at least 1.",
                        () -> guest.get(mine + "/transactions?page=0")),
                new Refusal(
                        "a page size of zero",
                        400,
                        "VALIDATION_ERROR",
                        "per_page: Must be at least 1.",
                        () -> guest.get(mine + "/transactions?per_page=0")));
    }

    private Stream<Refusal> admins() {
        var admins = fair.walletOf(fair.admin, 0);
        var closedStand = fair.stand("Last Round");
        fair.admin.post("/api/v1/stands/" + closedStand + "/close", null).data(200);
        return Stream.of(
                new Refusal(
                        "staff freezes a wallet",
                        403,
                        "FORBIDDEN",
                        DENIED,
                        () -> fair.staff.post("/api/v1/wallets/" + wallet + "/freeze", null)),
                new Refusal(
                        "staff makes a festival",
                        403,
                        "FORBIDDEN",
                        DENIED,
                        () -> fair.staff.post("/api/v1/festivals", "{}")),
                new Refusal(
                        "staff rotates a key",
                        403,
                        "FORBIDDEN",
                        DENIED,
                        () -> fair.staff.post("/api/v1/festivals/" + fair.festival + "/rotate-qr-key", null)),
                new Refusal(
                        "an admin's own wallet",
                        403,
                        "FORBIDDEN",
                        "You cannot freeze, unfreeze or close your own wallet",
                        () -> fair.admin.post("/api/v1/wallets/" + admins + "/unfreeze", null)),
                new Refusal(
                        "a wallet with money is closed",
                        400,
                        "WALLET_NOT_EMPTY",
                        "Only an empty wallet can be closed",
                        () -> fair.admin.post("/api/v1/wallets/" + wallet + "/close", null)),
                new Refusal(
                        "a closed stand opens again",
                        400,
                        "STAND_CLOSED",
                        "Stand is closed",
                        () -> fair.admin.post("/api/v1/stands/" + closedStand + "/activate", null)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
