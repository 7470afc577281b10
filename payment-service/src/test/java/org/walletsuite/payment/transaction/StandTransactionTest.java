package org.walletsuite.payment.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.walletsuite.payment.testing.PaymentServiceFixture;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.testing.Answer;

class StandTransactionTest extends PaymentServiceFixture {

    @Test
    void areThePaymentsAndRefundsOfAStandNewestFirstAsTheirOwnersSeeThem() {
        var bar = newStand();
        var other = newWallet(Ids.next(), festival);
        fund(wallet, 5000);
        fund(other, 5000);
        pay(newStand(), wallet);
        var first = pay(bar, wallet);
        var second = pay(bar, other);
        var refund = as(staff)
                .post("/api/v1/payments/refund", "{\"transactionId\":\"" + second.id() + "\",\"amount\":200}")
                .expect(200);

        assertThat(list(bar, "").body())
                .isEqualTo("{\"data\":[" + refund.data() + "," + second.data() + "," + first.data()
                        + "],\"meta\":{\"total\":3,\"page\":1,\"per_page\":20}}");
        assertThat(list(bar, "?page=2&per_page=2").body())
                .isEqualTo("{\"data\":[" + first.data() + "],\"meta\":{\"total\":3,\"page\":2,\"per_page\":2}}");
        assertThat(list(bar, "?page=3&per_page=2").at("/data").size()).isZero();
    }

    @Test
    void showAPurchaseAsRefundedOnceItIs() {
        var bar = newStand();
        fund(wallet, 1000);
        var payment = pay(bar, wallet);
        as(staff)
                .post("/api/v1/payments/refund", "{\"transactionId\":\"" + payment.id() + "\"}")
                .expect(200);
        assertThat(list(bar, "").at("/data").findValuesAsString("status")).containsExactly("COMPLETED", "REFUNDED");
    }

    @Test
    void areOfStandsThatExistAndForStaff() {
        var bar = newStand();
        assertThat(list(bar, "").body()).isEqualTo("{\"data\":[],\"meta\":{\"total\":0,\"page\":1,\"per_page\":20}}");
        assertThat(as(guest).get(path(bar)).error()).isEqualTo("401 UNAUTHORIZED: Staff authentication required");
        assertThat(asNobody().get(path(bar)).error()).isEqualTo("401 UNAUTHORIZED: Staff authentication required");
        assertThat(as(staff).get(path(Ids.next())).error()).isEqualTo("404 NOT_FOUND: Stand not found");
        assertThat(as(staff).get(path(bar) + "?page=0").status()).isEqualTo(400);
        ledger.becomeUnavailable();
        assertThat(as(staff).get(path(bar)).status()).isEqualTo(503);
    }

    private Answer pay(UUID stand, UUID from) {
        return as(staff)
                .post(
                        "/api/v1/payments",
                        "{\"walletId\":\"" + from + "\",\"amount\":500,\"standId\":\"" + stand + "\"}")
                .expect(200);
    }

    private Answer list(UUID stand, String query) {
        return as(staff).get(path(stand) + query).expect(200);
    }

    private static String path(UUID stand) {
        return "/api/v1/stands/" + stand + "/transactions";
    }
}
