package org.walletsuite.payment.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.ledger.AccountStatus;
import org.walletsuite.platform.testing.Answer;

class OfflineBatchTest extends OfflineFixture {

    @Test
    void chargesEveryPaymentAndShowsTheDocumentsTransactions() {
        var taken = ago(Duration.ofHours(1));
        var answer = batch("""
                {"offlineId":"a-1","walletId":"%s","amount":550,"standId":"%s","productIds":["prod2","prod1"],
                 "takenAt":"%s"}""".formatted(wallet, bar, taken));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo("{\"data\":[{\"offlineId\":\"a-1\",\"status\":\"COMPLETED\",\"transaction\":{\"id\":\""
                        + answer.text("/data/0/transaction/id") + "\",\"walletId\":\"" + wallet
                        + "\",\"type\":\"PURCHASE\",\"amount\":-550,\"amountDisplay\":\"-5.5 Jetons\","
                        + "\"balanceBefore\":5000,\"balanceAfter\":4450,\"standId\":\"" + bar + "\",\"staffId\":\""
                        + staffId + "\",\"metadata\":{\"productIds\":[\"prod2\",\"prod1\"],\"takenAt\":\""
                        + taken + "\"},\"status\":\"COMPLETED\",\"createdAt\":\""
                        + answer.text("/data/0/transaction/createdAt") + "\"}}]}");
        assertThat(balance(wallet)).isEqualTo(4450);
        assertThat(balance(bar)).isEqualTo(550);
    }

    @Test
    void decidesEachPaymentByItselfInTheOrderSent() {
        set(newWallet(colleagueId, festival), AccountStatus.FROZEN);
        var frozen = item("a-2", 500)
                .replace(
                        wallet.toString(),
                        ground.walletOf(colleagueId, festival.id())
                                .orElseThrow()
                                .toString());
        var unknownStand = item("a-5", 500).replace(bar.toString(), Ids.next().toString());
        var unknownWallet =
                item("a-6", 500).replace(wallet.toString(), Ids.next().toString());
        var answer =
                batch(item("a-1", 3000), frozen, item("a-3", 3000), item("a-4", 2000), unknownStand, unknownWallet);
        assertThat(outcomes(answer))
                .isEqualTo("a-1 COMPLETED, a-2 FAILED WALLET_FROZEN, a-3 FAILED INSUFFICIENT_BALANCE, a-4 COMPLETED,"
                        + " a-5 FAILED NOT_FOUND, a-6 FAILED NOT_FOUND");
        assertThat(answer.at("/data/1/error").toString())
                .isEqualTo("{\"code\":\"WALLET_FROZEN\",\"message\":\"Wallet is frozen\"}");
        assertThat(answer.at("/data/1").has("transaction")).isFalse();
        assertThat(answer.at("/data/0").has("error")).isFalse();
        assertThat(answer.text("/data/4/error/message")).isEqualTo("Stand not found");
        assertThat(answer.text("/data/5/error/message")).isEqualTo("Wallet not found");
        assertThat(balance(wallet)).isZero();
    }

    @Test
    void takesFiveHundredAndNoMore() {
        var answer = as(staff).post("/api/v1/payments/batch", batchBody(items(500)));
        assertThat(answer.at("/data").findValuesAsString("status"))
                .filteredOn("COMPLETED"::equals)
                .hasSize(1000);
        assertThat(answer.at("/data").findValuesAsString("offlineId"))
                .isEqualTo(IntStream.range(0, 500)
                        .mapToObj(number -> "a-" + number)
                        .toList());
        assertThat(answer.at("/data/499/transaction/balanceAfter").asLong()).isEqualTo(4500);
        var tooMany = as(staff).post("/api/v1/payments/batch", batchBody(items(501)));
        assertThat(tooMany.status()).isEqualTo(400);
        assertThat(tooMany.at("/error/details").toString())
                .isEqualTo("{\"payments\":[\"Must have at most 500 items.\"]}");
        assertThat(balance(wallet)).isEqualTo(4500);
    }

    @Test
    void isEmptyWhenItHasNoPayments() {
        assertThat(batch().body()).isEqualTo("{\"data\":[]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|payments",
                "{\"payments\":null}|payments",
                "{\"payments\":{}}|payments",
                "{\"payments\":5}|payments",
                "{\"payments\":[{},null]}|payments[1]"
            })
    void refusesAnInvalidBody(String body, String field) {
        var answer = as(staff).post("/api/v1/payments/batch", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/error/code")).isEqualTo("VALIDATION_ERROR");
        assertThat(answer.at("/error/details").propertyNames()).containsExactly(field);
    }

    @Test
    void isForStaffOnly() {
        var body = batchBody(items(1));
        assertThat(as(guest).post("/api/v1/payments/batch", body).error())
                .isEqualTo("401 UNAUTHORIZED: Staff authentication required");
        assertThat(asNobody().post("/api/v1/payments/batch", body).error())
                .isEqualTo("401 UNAUTHORIZED: Staff authentication required");
        assertThat(as(guest).post("/api/v1/payments/batch", "{").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"amount\":500|\"amount\":0|amount",
                "\"amount\":500|\"amount\":5.0|amount",
                "\"amount\":500|\"amount\":1e2|amount",
                "\"amount\":500|\"amount\":\"500\"|amount",
                "\"amount\":500|\"amount\":99999999999999999999|amount",
                "\"amount\":500|\"amount\":1e999999999|amount",
                "\"amount\":500|\"price\":500|amount",
                "\"amount\":500|\"amount\":500,\"productIds\":[\"a\",\"\"]|productIds[1]",
                "\"amount\":500|\"amount\":500,\"productIds\":\"a\"|productIds",
                "\"amount\":500|\"amount\":500,\"qrCode\":\"x\"|walletId",
                "walletId|wallet|walletId",
                "takenAt|taken|takenAt",
                "\"a-2\"|\"\"|offlineId",
                "\"a-2\"|\"two words\"|offlineId",
                "\"a-2\"|7|offlineId",
                "\"a-2\"|null|offlineId"
            })
    void failsAMalformedPaymentAlone(String good, String bad, String field) {
        var answer = batch(item("a-1", 500), item("a-2", 500).replace(good, bad), item("a-3", 500));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("/data/0/status")).isEqualTo("COMPLETED");
        assertThat(answer.text("/data/1/status")).isEqualTo("FAILED");
        assertThat(answer.text("/data/1/error/code")).isEqualTo("VALIDATION_ERROR");
        assertThat(answer.at("/data/1/error/details").propertyNames()).containsExactly(field);
        assertThat(answer.text("/data/2/status")).isEqualTo("COMPLETED");
        assertThat(balance(wallet)).isEqualTo(4000);
    }

    @Test
    void failsAnItemThatIsNoPaymentAlone() {
        var answer = batch("7", "[]", "\"beer\"", "{}", item("a-" + "x".repeat(63), 1), item("x".repeat(64), 1));
        assertThat(answer.at("/data").findValuesAsString("status"))
                .startsWith("FAILED", "FAILED", "FAILED", "FAILED", "FAILED", "COMPLETED");
        assertThat(answer.at("/data/0").toString())
                .isEqualTo("{\"status\":\"FAILED\",\"error\":{\"code\":\"VALIDATION_ERROR\","
                        + "\"message\":\"The body does not have the expected form.\"}}");
        assertThat(answer.at("/data/3/error/details").propertyNames())
                .containsExactly("amount", "offlineId", "standId", "takenAt", "walletId");
        var ids = batch(
                item("a-1", 500).replace(wallet.toString(), "wallet-7"),
                item("a-1", 500).replace(bar.toString(), "bar-7"));
        assertThat(ids.at("/data/0/error").toString())
                .isEqualTo("{\"code\":\"INVALID_ID\",\"message\":\"Invalid wallet ID\"}");
        assertThat(ids.at("/data/1/error").toString())
                .isEqualTo("{\"code\":\"INVALID_ID\",\"message\":\"Invalid stand ID\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-07-15T14:30:00",
                "2026-07-15",
                "2026-02-30T14:30:00Z",
                "2026-07-15T25:00:00Z",
                "2026-07-15T14:30Z",
                "2026-07-15T14:30:00+99:00",
                "1784125800",
                "yesterday",
                ""
            })
    void failsAnInvalidTime(String time) {
        var taken = ago(Duration.ofMinutes(5));
        var answer = batch(item("a-1", 500, taken).replace(taken.toString(), time));
        assertThat(answer.at("/data/0/error/details").toString())
                .isEqualTo("{\"takenAt\":[\"Must be a date and time with offset.\"]}");
    }

    @Test
    void acceptsProductIdsOfAnyText() {
        var products = "[\"Bi\u00e8re 33cl\",\"PH 7\\\" 1/2\",\"\ud83c\udf7a\"]";

        var answer = batch(item("a-1", 500).replace("\"amount\"", "\"productIds\":" + products + ",\"amount\""));

        assertThat(answer.text("/data/0/status")).isEqualTo("COMPLETED");
        assertThat(answer.at("/data/0/transaction/metadata/productIds").toString())
                .isEqualTo(products);
    }

    @Test
    void takesFiftyLongProductIds() {
        var products = IntStream.range(0, 50)
                .mapToObj(_ -> "\"" + "p".repeat(64) + "\"")
                .collect(Collectors.joining(",", "[", "]"));
        var answer = batch(item("a-1", 500).replace("\"amount\"", "\"productIds\":" + products + ",\"amount\""));
        assertThat(answer.text("/data/0/status")).isEqualTo("COMPLETED");
    }

    @Test
    void needsAnActiveStandOfTheWalletsFestival() {
        var elsewhere = newStand(newFestival());
        assertThat(batch(item("a-1", 500).replace(bar.toString(), elsewhere.toString()))
                        .at("/data/0/error")
                        .toString())
                .isEqualTo("{\"code\":\"FESTIVAL_MISMATCH\","
                        + "\"message\":\"Wallet and stand belong to different festivals\"}");
        as(admin).post("/api/v1/stands/" + bar + "/deactivate");
        assertThat(batch(item("a-1", 500, clock.instant())).text("/data/0/error/code"))
                .isEqualTo("STAND_INACTIVE");
        assertThat(balance(wallet)).isEqualTo(5000);
    }

    private static String outcomes(Answer answer) {
        return answer.at("/data")
                .valueStream()
                .map(outcome -> outcome.at("/offlineId").asString() + " "
                        + outcome.at("/status").asString()
                        + (outcome.has("error")
                                ? " " + outcome.at("/error/code").asString()
                                : ""))
                .collect(Collectors.joining(", "));
    }
}
