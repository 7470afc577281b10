package org.walletsuite.payment.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.ledger.AccountStatus;

class PaymentTest extends PaymentFixture {

    @Test
    void movesMoneyFromWalletToStandAndShowsTheDocumentsTransaction() {
        var answer = pay("""
                {"walletId":"%s","amount":550,"standId":"%s","productIds":["prod2","prod1"]}""".formatted(wallet, bar));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.isReplayed()).isFalse();
        assertThat(answer.body())
                .isEqualTo("{\"data\":{\"id\":\"" + answer.id() + "\",\"walletId\":\"" + wallet
                        + "\",\"type\":\"PURCHASE\",\"amount\":-550,\"amountDisplay\":\"-5.5 Jetons\","
                        + "\"balanceBefore\":5000,\"balanceAfter\":4450,\"standId\":\"" + bar + "\",\"staffId\":\""
                        + staffId + "\",\"metadata\":{\"productIds\":[\"prod2\",\"prod1\"]},"
                        + "\"status\":\"COMPLETED\",\"createdAt\":\"" + answer.text("/data/createdAt") + "\"}}");
        assertThat(answer.text("/data/createdAt")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        assertThat(balance(wallet)).isEqualTo(4450);
        assertThat(balance(bar)).isEqualTo(550);
    }

    @Test
    void hasMetadataEvenWhenThereIsNone() {
        assertThat(pay(500).at("/data/metadata").toString()).isEqualTo("{}");
    }

    @Test
    void isTakenWithAndWithoutTrailingSlash() {
        assertThat(as(staff).post("/api/v1/payments/", body(500)).status()).isEqualTo(200);
    }

    @Test
    void isAnsweredInJsonWhateverIsAccepted() {
        var answer = postAccepting(MediaType.TEXT_HTML, "/api/v1/payments", body(500));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/data/balanceAfter").asLong()).isEqualTo(4500);
        assertThat(balance(wallet)).isEqualTo(4500);
    }

    @Test
    void isForStaffOnly() {
        assertThat(as(guest).post("/api/v1/payments", body(500)).error())
                .isEqualTo("401 UNAUTHORIZED: Staff authentication required");
        assertThat(asNobody().post("/api/v1/payments", body(500)).error())
                .isEqualTo("401 UNAUTHORIZED: Staff authentication required");
        assertThat(as(admin).post("/api/v1/payments", body(500)).status()).isEqualTo(200);
    }

    @Test
    void mayBeOfTheStaffsOwnWallet() {
        var own = newWallet(staffId, festival);
        fund(own, 500);
        assertThat(pay(body(own.toString(), "500")).status()).isEqualTo(200);
    }

    @Test
    void isRefusedBeyondTheBalance() {
        assertThat(pay(5001).error()).isEqualTo("400 INSUFFICIENT_BALANCE: Insufficient balance");
        assertThat(pay(5000).at("/data/balanceAfter").asLong()).isZero();
        assertThat(pay(1).error()).isEqualTo("400 INSUFFICIENT_BALANCE: Insufficient balance");
        assertThat(balance(wallet)).isZero();
    }

    @Test
    void isRefusedByAWalletThatIsNotActive() {
        set(wallet, AccountStatus.FROZEN);
        assertThat(pay(500).error()).isEqualTo("400 WALLET_FROZEN: Wallet is frozen");
        set(wallet, AccountStatus.ACTIVE);
        assertThat(pay(5000).status()).isEqualTo(200);
        set(wallet, AccountStatus.CLOSED);
        assertThat(pay(500).error()).isEqualTo("400 WALLET_CLOSED: Wallet is closed");
    }

    @Test
    void needsAWalletThatExists() {
        assertThat(pay(body(Ids.next().toString(), "500")).error()).isEqualTo("404 NOT_FOUND: Wallet not found");
        assertThat(pay(body(newStand().toString(), "500")).error()).isEqualTo("404 NOT_FOUND: Wallet not found");
        assertThat(pay(payBody(bar, bar, 500)).error()).isEqualTo("404 NOT_FOUND: Wallet not found");
        assertThat(pay(payBody(newMainWallet(guestId), bar, 500)).error()).isEqualTo("404 NOT_FOUND: Wallet not found");
        assertThat(pay(body("wallet-7", "500")).error()).isEqualTo("400 INVALID_ID: Invalid wallet ID");
        assertThat(pay(body("", "500")).error()).isEqualTo("400 INVALID_ID: Invalid wallet ID");
    }

    @Test
    void needsAStandThatIsKnownAndActive() {
        assertThat(pay(payBody(wallet, Ids.next(), 500)).error()).isEqualTo("404 NOT_FOUND: Stand not found");
        assertThat(pay(payBody(wallet, wallet, 500)).error()).isEqualTo("404 NOT_FOUND: Stand not found");
        as(admin).post("/api/v1/stands/" + bar + "/deactivate");
        assertThat(pay(500).error()).isEqualTo("400 STAND_INACTIVE: Stand is not active");
        as(admin).post("/api/v1/stands/" + bar + "/activate");
        assertThat(pay(500).status()).isEqualTo(200);
        as(admin).patch("/api/v1/stands/" + bar, "{\"status\":\"CLOSED\"}");
        assertThat(pay(500).error()).isEqualTo("400 STAND_INACTIVE: Stand is not active");
    }

    @Test
    void staysWithinOneFestival() {
        var other = newFestival();
        var elsewhere = newWallet(guestId, other);
        fund(elsewhere, 5000, other);
        assertThat(pay(payBody(elsewhere, bar, 500)).error())
                .isEqualTo("400 FESTIVAL_MISMATCH: Wallet and stand belong to different festivals");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-1",
                "1.5",
                "5.0",
                "1e3",
                "\"500\"",
                "true",
                "[500]",
                "{}",
                "null",
                "1000000000000",
                "99999999999999999999",
                "-99999999999999999999"
            })
    void refusesAnInvalidAmount(String amount) {
        var answer = pay(body(wallet.toString(), amount));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/error/code")).isEqualTo("VALIDATION_ERROR");
        assertThat(answer.at("/error/details").propertyNames()).containsExactly("amount");
        assertThat(balance(wallet)).isEqualTo(5000);
    }

    @Test
    void takesAmountsOfTwelveDigits() {
        assertThat(pay(body(wallet.toString(), "999999999999")).text("/error/code"))
                .isEqualTo("INSUFFICIENT_BALANCE");
    }

    @Test
    void namesEveryInvalidField() {
        assertThat(pay("{}").at("/error/details").toString())
                .isEqualTo("{\"amount\":[\"This field is required.\"],\"standId\":[\"This field is required.\"],"
                        + "\"walletId\":[\"Give either walletId or qrCode.\"]}");
        assertThat(pay("{\"walletId\":\"" + wallet + "\",\"amount\":5,\"standId\":\"bar\"}")
                        .error())
                .isEqualTo("400 INVALID_ID: Invalid stand ID");
        assertThat(pay("{\"amount\":5,\"standId\":\"" + bar + "\"}")
                        .at("/error/details")
                        .toString())
                .isEqualTo("{\"walletId\":[\"Give either walletId or qrCode.\"]}");
        assertThat(pay("{\"walletId\":\"" + wallet + "\",\"qrCode\":\"x\",\"amount\":5,\"standId\":\"" + bar + "\"}")
                        .at("/error/details")
                        .toString())
                .isEqualTo("{\"walletId\":[\"Give either walletId or qrCode.\"]}");
        assertThat(pay("{").text("/error/code")).isEqualTo("VALIDATION_ERROR");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[null]|productIds[0]",
                "[\"\"]|productIds[0]",
                "[\"a\",7]|productIds[1]",
                "[\"a\",\"\\u0000\"]|productIds[1]",
                "[\"a\",\"\\ud83c beer\"]|productIds[1]",
                "\"prod1\"|productIds",
                "{\"a\":1}|productIds"
            })
    void refusesInvalidProducts(String products, String field) {
        var answer = pay(withProducts(products));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/error/details").propertyNames()).containsExactly(field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Bi\u00e8re 33cl", "PH 7\\\" 1/2", "\ud83c\udf7a", "\u0628\u064a\u0631\u0629", " ", "a\\tb\\n"})
    void acceptsProductIdsOfAnyText(String product) {
        var answer = pay(withProducts("[\"" + product + "\"]"));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.at("/data/metadata/productIds").toString()).isEqualTo("[\"" + product + "\"]");
    }

    @Test
    void takesProductIdsOfSixtyFourCharacters() {
        assertThat(pay(withProducts("[\"" + "\u00e8".repeat(64) + "\"]")).status())
                .isEqualTo(200);
        assertThat(pay(withProducts("[\"" + "p".repeat(65) + "\"]"))
                        .at("/error/details")
                        .toString())
                .isEqualTo("{\"productIds[0]\":[\"Must have 1 to 64 characters.\"]}");
    }

    @Test
    void takesFiftyLongProductIdsAndNoMore() {
        var product = "\"" + "\\\"".repeat(64) + "\"";
        var fifty = IntStream.range(0, 50).mapToObj(_ -> product).collect(Collectors.joining(",", "[", "]"));
        var more = IntStream.range(0, 51).mapToObj(_ -> product).collect(Collectors.joining(",", "[", "]"));
        assertThat(pay(withProducts(fifty)).at("/data/metadata/productIds").size())
                .isEqualTo(50);
        assertThat(pay(withProducts(more)).text("/error/details/productIds/0"))
                .isEqualTo("Must have at most 50 items.");
    }

    @Test
    void fiftyAtOnceOnABalanceForTwentyAreExactlyTwenty() {
        var answers = atOnce(50, _ -> pay(250));
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(20);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .hasSize(30)
                .allSatisfy(answer -> assertThat(answer.text("/error/code")).isEqualTo("INSUFFICIENT_BALANCE"));
        assertThat(balance(wallet)).isZero();
        assertThat(balance(bar)).isEqualTo(5000);
    }

    private String withProducts(String products) {
        return "{\"walletId\":\"" + wallet + "\",\"amount\":5,\"standId\":\"" + bar + "\",\"productIds\":" + products
                + "}";
    }
}
