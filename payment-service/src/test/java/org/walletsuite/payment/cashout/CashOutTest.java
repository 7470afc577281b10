package org.walletsuite.payment.cashout;

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

class CashOutTest extends PaymentServiceFixture {

    @BeforeEach
    void putCashIn() {
        fund(wallet, 5000);
    }

    @Test
    void paysTheWholeBalanceOutOfTheCashAccount() {
        var answer = cashOut("{\"reference\":\"receipt_009\"}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.isReplayed()).isFalse();
        assertThat(answer.body())
                .isEqualTo("{\"data\":{\"id\":\"" + answer.id() + "\",\"walletId\":\"" + wallet
                        + "\",\"type\":\"CASH_OUT\",\"amount\":-5000,\"amountDisplay\":\"-50 Jetons\","
                        + "\"balanceBefore\":5000,\"balanceAfter\":0,\"reference\":\"receipt_009\",\"staffId\":\""
                        + staffId + "\",\"metadata\":{},\"status\":\"COMPLETED\",\"createdAt\":\""
                        + answer.text("/data/createdAt") + "\"}}");
        assertThat(balance(wallet)).isZero();
        assertThat(balance(festival.cashInAccount())).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"reference\":\"desk 1\"}", ""})
    void withoutAnAmountIsTheWholeBalance(String body) {
        assertThat(cashOut(body).at("/data/amount").asLong()).isEqualTo(-5000);
    }

    @Test
    void withoutABodyIsTheWholeBalance() {
        var answer = as(staff).post(path());
        assertThat(answer.at("/data/amount").asLong()).isEqualTo(-5000);
        assertThat(answer.at("/data").has("reference")).isFalse();
    }

    @Test
    void mayBeOfAPart() {
        assertThat(cashOut("{\"amount\":1500}").at("/data/balanceAfter").asLong())
                .isEqualTo(3500);
        assertThat(cashOut("{\"amount\":3501}").error()).isEqualTo("400 INSUFFICIENT_BALANCE: Insufficient balance");
        assertThat(balance(festival.cashInAccount())).isEqualTo(-3500);
    }

    @Test
    void ofAnEmptyWalletIsRefused() {
        assertThat(cashOut("{}").status()).isEqualTo(200);
        assertThat(cashOut("{}").error()).isEqualTo("400 INSUFFICIENT_BALANCE: Insufficient balance");
        assertThat(as(staff).post(path()).error()).isEqualTo("400 INSUFFICIENT_BALANCE: Insufficient balance");
    }

    @Test
    void tenAtOnceEmptyTheWalletOnce() {
        var answers = atOnce(10, _ -> cashOut("{}"));
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(balance(wallet)).isZero();
        assertThat(balance(festival.cashInAccount())).isZero();
    }

    @Test
    void isForStaffOnlyAndNeverOfTheirOwnWallet() {
        assertThat(as(guest).post(path(), "{}").error()).isEqualTo("401 UNAUTHORIZED: Staff authentication required");
        assertThat(asNobody().post(path(), "{}").error()).isEqualTo("401 UNAUTHORIZED: Staff authentication required");
        var own = newWallet(staffId, festival);
        fund(own, 500);
        assertThat(as(staff).post(path(own), "{}").error())
                .isEqualTo("403 FORBIDDEN: You cannot cash out your own wallet");
        assertThat(balance(own)).isEqualTo(500);
        assertThat(as(admin).post(path(own), "{}").status()).isEqualTo(200);
    }

    @Test
    void needsAWalletOfAFestival() {
        assertThat(as(staff).post(path(Ids.next()), "{}").error()).isEqualTo("404 NOT_FOUND: Wallet not found");
        assertThat(as(staff).post(path(newStand()), "{}").error()).isEqualTo("404 NOT_FOUND: Wallet not found");
        assertThat(as(staff).post("/api/v1/wallets/mine/cashout", "{}").error())
                .isEqualTo("400 INVALID_ID: Invalid wallet ID");
        var mainWallet = newMainWallet(guestId);
        assertThat(as(staff).post(path(mainWallet), "{}").error()).isEqualTo("404 NOT_FOUND: Wallet not found");
    }

    @Test
    void isRefusedByAWalletThatIsNotActive() {
        set(wallet, AccountStatus.FROZEN);
        assertThat(cashOut("{}").error()).isEqualTo("400 WALLET_FROZEN: Wallet is frozen");
        assertThat(cashOut("{\"amount\":1}").error()).isEqualTo("400 WALLET_FROZEN: Wallet is frozen");
        set(wallet, AccountStatus.ACTIVE);
        assertThat(cashOut("{}").status()).isEqualTo(200);
        set(wallet, AccountStatus.CLOSED);
        assertThat(cashOut("{}").error()).isEqualTo("400 WALLET_CLOSED: Wallet is closed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "5.0", "1e3", "\"500\"", "true", "1000000000000", "99999999999999999999"})
    void refusesAnInvalidAmount(String amount) {
        var answer = cashOut("{\"amount\":" + amount + "}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/error/code")).isEqualTo("VALIDATION_ERROR");
        assertThat(answer.at("/error/details").propertyNames()).containsExactly("amount");
        assertThat(balance(wallet)).isEqualTo(5000);
    }

    @Test
    void refusesAnInvalidBody() {
        assertThat(cashOut("{").text("/error/code")).isEqualTo("VALIDATION_ERROR");
        assertThat(cashOut("[]").text("/error/code")).isEqualTo("VALIDATION_ERROR");
        assertThat(cashOut("null").error()).isEqualTo("400 VALIDATION_ERROR: A JSON body is required.");
        assertThat(cashOut("{\"amount\":null}").text("/error/details/amount/0"))
                .isEqualTo("This field may not be null.");
        assertThat(cashOut("{\"reference\":\"" + "r".repeat(256) + "\"}").text("/error/details/reference/0"))
                .isEqualTo("Must have at most 255 characters.");
        assertThat(cashOut("{\"reference\":\"\\u0000\"}").text("/error/details/reference/0"))
                .isEqualTo("Holds a character that can't be stored.");
        assertThat(balance(wallet)).isEqualTo(5000);
    }

    @Test
    void treatsAnEmptyReferenceAsAbsent() {
        assertThat(cashOut("{\"reference\":\"\"}").at("/data").has("reference")).isFalse();
    }

    @Test
    void retriedWithItsKeyIsReplayed() {
        var answers = atOnce(20, _ -> as(staff).withKey("key-1").post(path(), "{}"));
        assertThat(answers)
                .extracting(Answer::body)
                .containsOnly(answers.getFirst().body());
        assertThat(answers).filteredOn(Answer::isReplayed).hasSize(19);
        fund(wallet, 700);
        var again = as(staff).withKey("key-1").post(path(), "{}");
        assertThat(again.body()).isEqualTo(answers.getFirst().body());
        assertThat(again.isReplayed()).isTrue();
        assertThat(balance(wallet)).isEqualTo(700);
        assertThat(as(staff).withKey("key-1").post(path(), "{\"amount\":5000}").status())
                .isEqualTo(422);
        assertThat(as(staff).withKey("key-1").post(path(Ids.next()), "{}").status())
                .isEqualTo(422);
    }

    @Test
    void isUnavailableWithoutTheLedger() {
        ledger.becomeUnavailable();
        assertThat(cashOut("{}").status()).isEqualTo(503);
    }

    private Answer cashOut(String body) {
        return as(staff).post(path(), body);
    }

    private String path() {
        return path(wallet);
    }

    private static String path(UUID walletId) {
        return "/api/v1/wallets/" + walletId + "/cashout";
    }
}
