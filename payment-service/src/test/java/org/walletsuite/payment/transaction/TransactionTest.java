package org.walletsuite.payment.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.walletsuite.payment.testing.PaymentServiceFixture;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.platform.testing.TestIssuer;

class TransactionTest extends PaymentServiceFixture {

    @Test
    void areTheWalletsStatementNewestFirst() {
        var bar = newStand();
        var topUp = as(staff)
                .post(
                        "/api/v1/wallets/" + wallet + "/topup",
                        "{\"amount\":5000,\"paymentMethod\":\"cash\",\"reference\":\"receipt_001\"}");
        var payment = pay(bar);
        var list = list("");
        assertThat(list.status()).isEqualTo(200);
        assertThat(list.body())
                .isEqualTo("{\"data\":[" + payment.data() + "," + topUp.data()
                        + "],\"meta\":{\"total\":2,\"page\":1,\"per_page\":20}}");
    }

    @Test
    void areOfSixTypes() {
        var bar = newStand();
        var at = "/api/v1/wallets/" + wallet;
        var friends = newWallet(Ids.next(), festival);
        var cash = as(staff).post(at + "/topup", "{\"amount\":5000,\"paymentMethod\":\"cash\",\"reference\":\"r1\"}");
        var card = as(staff).post(at + "/topup", "{\"amount\":500,\"paymentMethod\":\"card\"}");
        var payment = pay(bar);
        var refund = as(staff)
                .post("/api/v1/payments/refund", "{\"transactionId\":\"" + payment.id() + "\",\"amount\":200}");
        var transfer = as(guest)
                .post(
                        "/api/v1/me/wallets/" + festival.id() + "/transfer",
                        "{\"toWalletId\":\"" + friends + "\",\"amount\":1000,\"description\":\"lunch\"}");
        var cashOut = as(staff).post(at + "/cashout", "{\"reference\":\"r2\"}");
        assertThat(list("").body())
                .isEqualTo("{\"data\":["
                        + Stream.of(cashOut, transfer, refund, payment, card, cash)
                                .map(answer -> answer.data().toString())
                                .collect(Collectors.joining(","))
                        + "],\"meta\":{\"total\":6,\"page\":1,\"per_page\":20}}");
        assertThat(list("").at("/data").findValuesAsString("type"))
                .containsExactly("CASH_OUT", "TRANSFER", "REFUND", "PURCHASE", "TOP_UP", "CASH_IN");
        assertThat(list("").at("/data").findValuesAsString("amountDisplay"))
                .containsExactly("-42 Jetons", "-10 Jetons", "2 Jetons", "-5 Jetons", "5 Jetons", "50 Jetons");
    }

    @Test
    void showAPurchaseAsRefundedOnceItIs() {
        var bar = newStand();
        fund(wallet, 1000);
        var kept = pay(bar);
        var returned = pay(bar);
        var refund = as(staff).post("/api/v1/payments/refund", "{\"transactionId\":\"" + returned.id() + "\"}");
        var list = list("");
        assertThat(list.text("/data/0/id")).isEqualTo(refund.id().toString());
        assertThat(list.text("/data/0/reference")).isEqualTo(returned.id().toString());
        assertThat(list.text("/data/0/status")).isEqualTo("COMPLETED");
        assertThat(list.text("/data/1/id")).isEqualTo(returned.id().toString());
        assertThat(list.text("/data/1/status")).isEqualTo("REFUNDED");
        assertThat(list.text("/data/2/id")).isEqualTo(kept.id().toString());
        assertThat(list.text("/data/2/status")).isEqualTo("COMPLETED");
        assertThat(list.text("/data/3/status")).isEqualTo("COMPLETED");
    }

    @Test
    void leaveOutAbsentFieldsButAlwaysHaveMetadata() {
        fund(wallet, 1000);
        var only = list("").at("/data/0");
        assertThat(only.propertyNames())
                .containsExactly(
                        "id",
                        "walletId",
                        "type",
                        "amount",
                        "amountDisplay",
                        "balanceBefore",
                        "balanceAfter",
                        "metadata",
                        "status",
                        "createdAt");
        assertThat(only.at("/metadata").toString()).isEqualTo("{}");
    }

    @Test
    void showMetadataInTheDocumentsOrder() {
        accounts.move(
                festival.cardInAccount(),
                wallet,
                100,
                "TRANSFER",
                Map.of(
                        "location", "Main Stage Bar",
                        "deviceId", "device_001",
                        "paymentMethod", "token",
                        "productIds", List.of("prod1"),
                        "zeal", true,
                        "batch", 7,
                        "description", "Beer purchase"));
        assertThat(list("").at("/data/0/metadata").toString())
                .isEqualTo("{\"description\":\"Beer purchase\",\"productIds\":[\"prod1\"],\"paymentMethod\":\"token\","
                        + "\"deviceId\":\"device_001\",\"location\":\"Main Stage Bar\",\"batch\":7,\"zeal\":true}");
    }

    @Test
    void comePageByPage() {
        for (var amount = 1; amount <= 5; amount++) {
            fund(wallet, amount);
        }
        var second = list("?page=2&per_page=2");
        assertThat(second.at("/data").size()).isEqualTo(2);
        assertThat(second.at("/data/0/amount").asLong()).isEqualTo(3);
        assertThat(second.at("/data/1/amount").asLong()).isEqualTo(2);
        assertThat(second.at("/meta").toString()).isEqualTo("{\"total\":5,\"page\":2,\"per_page\":2}");
        assertThat(list("?page=9").at("/data").size()).isZero();
        assertThat(list("?per_page=101").at("/meta/per_page").asInt()).isEqualTo(100);
    }

    @ParameterizedTest
    @CsvSource({"page=0,page", "page=-1,page", "per_page=0,per_page", "per_page=ten,per_page"})
    void refuseInvalidPages(String query, String field) {
        var answer = list("?" + query);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/error/details").propertyNames()).containsExactly(field);
    }

    @Test
    void areTheCallersOwn() {
        fund(wallet, 1000);
        var other = Ids.next();
        newWallet(other, festival);
        var theirs = as(TestIssuer.shared().token(other, Role.USER)).get(path(festival.id()));
        assertThat(theirs.at("/meta/total").asInt()).isZero();
        assertThat(asNobody().get(path(festival.id())).error()).isEqualTo("401 UNAUTHORIZED: Invalid user");
    }

    @Test
    void needAWallet() {
        assertThat(as(staff).get(path(festival.id())).error()).isEqualTo("404 NOT_FOUND: Wallet not found");
        assertThat(as(guest).get(path(Ids.next())).error()).isEqualTo("404 NOT_FOUND: Wallet not found");
        assertThat(as(guest).get("/api/v1/me/wallets/summer/transactions").error())
                .isEqualTo("400 INVALID_ID: Invalid festival ID");
        newWallet(staffId, festival);
        assertThat(as(staff).get(path(festival.id())).status()).isEqualTo(200);
    }

    @Test
    void areShownDuringAnOutageOfWalletServiceWhenTheWalletIsCached() {
        assertThat(list("").status()).isEqualTo(200);
        ground.becomeUnavailable();
        assertThat(list("").status()).isEqualTo(200);
        assertThat(as(staff).get(path(festival.id())).status()).isEqualTo(503);
        ledger.becomeUnavailable();
        assertThat(list("").status()).isEqualTo(503);
    }

    private Answer pay(UUID stand) {
        return as(staff)
                .post(
                        "/api/v1/payments",
                        "{\"walletId\":\"" + wallet + "\",\"amount\":500,\"standId\":\"" + stand
                                + "\",\"productIds\":[\"prod1\"]}");
    }

    private Answer list(String query) {
        return as(guest).get(path(festival.id()) + query);
    }

    private static String path(UUID festivalId) {
        return "/api/v1/me/wallets/" + festivalId + "/transactions";
    }
}
