package org.walletsuite.payment.topup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.walletsuite.payment.testing.PaymentServiceFixture;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.ledger.AccountStatus;
import org.walletsuite.platform.testing.Answer;

class TopUpTest extends PaymentServiceFixture {

    private static final String CASH = """
            {"amount":2000,"paymentMethod":"cash","reference":"receipt_001"}""";

    @Test
    void inCashIsDebitedToTheCashAccount() {
        fund(wallet, 5000);
        var cashBefore = balance(festival.cashInAccount());
        var answer = topUp(CASH);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo("{\"data\":{\"id\":\"" + answer.id() + "\",\"walletId\":\"" + wallet
                        + "\",\"type\":\"CASH_IN\",\"amount\":2000,\"amountDisplay\":\"20 Jetons\","
                        + "\"balanceBefore\":5000,\"balanceAfter\":7000,\"reference\":\"receipt_001\","
                        + "\"staffId\":\"" + staffId + "\",\"metadata\":{\"paymentMethod\":\"cash\"},"
                        + "\"status\":\"COMPLETED\",\"createdAt\":\"" + answer.text("/data/createdAt") + "\"}}");
        assertThat(balance(wallet)).isEqualTo(7000);
        assertThat(balance(festival.cashInAccount())).isEqualTo(cashBefore - 2000);
    }

    @Test
    void byCardIsDebitedToTheCardAccount() {
        var answer = topUp("{\"amount\":100,\"paymentMethod\":\"card\"}");
        assertThat(answer.text("/data/type")).isEqualTo("TOP_UP");
        assertThat(answer.at("/data/metadata").toString()).isEqualTo("{\"paymentMethod\":\"card\"}");
        assertThat(answer.at("/data").has("reference")).isFalse();
        assertThat(balance(festival.cardInAccount())).isEqualTo(-100);
    }

    @Test
    void isForStaffOnly() {
        assertThat(as(guest).post(path(), CASH).error()).isEqualTo("401 UNAUTHORIZED: Staff authentication required");
        assertThat(asNobody().post(path(), CASH).error()).isEqualTo("401 UNAUTHORIZED: Staff authentication required");
        assertThat(as(admin).post(path(), CASH).status()).isEqualTo(200);
    }

    @Test
    void isNeverOfTheStaffsOwnWallet() {
        var own = newWallet(staffId, festival);
        assertThat(as(staff).post("/api/v1/wallets/" + own + "/topup", CASH).error())
                .isEqualTo("403 FORBIDDEN: You cannot top up your own wallet");
        assertThat(balance(own)).isZero();
    }

    @Test
    void needsAWalletOfAFestival() {
        assertThat(as(staff)
                        .post("/api/v1/wallets/" + Ids.next() + "/topup", CASH)
                        .error())
                .isEqualTo("404 NOT_FOUND: Wallet not found");
        assertThat(as(staff)
                        .post("/api/v1/wallets/" + newStand() + "/topup", CASH)
                        .error())
                .isEqualTo("404 NOT_FOUND: Wallet not found");
        assertThat(as(staff).post("/api/v1/wallets/mine/topup", CASH).error())
                .isEqualTo("400 INVALID_ID: Invalid wallet ID");
        var mainWallet = newMainWallet(guestId);
        assertThat(as(staff)
                        .post("/api/v1/wallets/" + mainWallet + "/topup", CASH)
                        .error())
                .isEqualTo("404 NOT_FOUND: Wallet not found");
    }

    @Test
    void isRefusedByAWalletThatIsNotActive() {
        set(wallet, AccountStatus.FROZEN);
        assertThat(topUp(CASH).error()).isEqualTo("400 WALLET_FROZEN: Wallet is frozen");
        set(wallet, AccountStatus.CLOSED);
        assertThat(topUp(CASH).error()).isEqualTo("400 WALLET_CLOSED: Wallet is closed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"99", "0", "-100", "100.0", "\"100\"", "1e2", "1000000000000", "null", "99999999999999999999"})
    void refusesAnInvalidAmount(String amount) {
        var answer = topUp("{\"amount\":" + amount + ",\"paymentMethod\":\"cash\"}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/error/code")).isEqualTo("VALIDATION_ERROR");
        assertThat(answer.at("/error/details").propertyNames()).containsExactly("amount");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"token\"", "\"CASH\"", "\"\"", "0", "null", "[]"})
    void refusesAnInvalidMethod(String method) {
        var answer = topUp("{\"amount\":100,\"paymentMethod\":" + method + "}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/error/details").propertyNames()).containsExactly("paymentMethod");
    }

    @Test
    void namesEveryInvalidField() {
        assertThat(topUp("{}").at("/error/details").toString())
                .isEqualTo("{\"amount\":[\"This field is required.\"],"
                        + "\"paymentMethod\":[\"This field is required.\"]}");
        assertThat(topUp("{\"amount\":99,\"paymentMethod\":\"cash\"}").text("/error/details/amount/0"))
                .isEqualTo("Must be at least 100.");
        assertThat(topUp("{\"amount\":100,\"paymentMethod\":\"barter\"}").text("/error/details/paymentMethod/0"))
                .isEqualTo("Not a valid value; one of [card, cash].");
        assertThat(topUp("{\"amount\":100,\"paymentMethod\":\"cash\",\"reference\":\"\\u0000\"}")
                        .text("/error/details/reference/0"))
                .isEqualTo("Holds a character that can't be stored.");
        assertThat(topUp("{\"amount\":100,\"paymentMethod\":\"cash\",\"reference\":\"" + "r".repeat(256) + "\"}")
                        .text("/error/details/reference/0"))
                .isEqualTo("Must have at most 255 characters.");
    }

    @Test
    void retriedWithItsKeyIsReplayed() {
        var first = as(staff).withKey("key-1").post(path(), CASH);
        fund(wallet, 300);
        set(wallet, AccountStatus.FROZEN);
        var again = as(staff).withKey("key-1").post(path(), CASH);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.isReplayed()).isTrue();
        assertThat(balance(wallet)).isEqualTo(2300);
        assertThat(as(staff)
                        .withKey("key-1")
                        .post(path(), "{\"amount\":2001,\"paymentMethod\":\"cash\"}")
                        .status())
                .isEqualTo(422);
        assertThat(as(staff)
                        .withKey("key-1")
                        .post("/api/v1/wallets/" + Ids.next() + "/topup", CASH)
                        .status())
                .isEqualTo(422);
        var other = newWallet(Ids.next(), festival);
        assertThat(as(staff)
                        .withKey("key-1")
                        .post("/api/v1/wallets/" + other + "/topup", CASH)
                        .status())
                .isEqualTo(422);
    }

    @Test
    void treatsAnEmptyReferenceAsAbsent() {
        assertThat(topUp("{\"amount\":100,\"paymentMethod\":\"cash\",\"reference\":\"\"}")
                        .at("/data")
                        .has("reference"))
                .isFalse();
    }

    @Test
    void twentyTimesAtOnceIsOneTopUp() {
        var answers = atOnce(20, _ -> as(staff).withKey("key-1").post(path(), CASH));
        assertThat(answers)
                .extracting(Answer::body)
                .containsOnly(answers.getFirst().body());
        assertThat(answers).filteredOn(Answer::isReplayed).hasSize(19);
        assertThat(balance(wallet)).isEqualTo(2000);
    }

    @Test
    void isUnavailableWithoutTheLedger() {
        ledger.becomeUnavailable();
        var answer = topUp(CASH);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("1");
    }

    @Test
    void needsWalletServiceOnlyOnceForAFestival() {
        assertThat(topUp(CASH).status()).isEqualTo(200);
        ground.becomeUnavailable();
        assertThat(topUp(CASH).status()).isEqualTo(200);
        var elsewhere = newWallet(guestId, newFestival());
        assertThat(as(staff)
                        .post("/api/v1/wallets/" + elsewhere + "/topup", CASH)
                        .status())
                .isEqualTo(503);
    }

    private Answer topUp(String body) {
        return as(staff).post(path(), body);
    }

    private String path() {
        return "/api/v1/wallets/" + wallet + "/topup";
    }
}
