package org.walletsuite.voucher.voucher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.walletsuite.platform.event.VoucherEvent;
import org.walletsuite.platform.partner.PartnerEnvironment;
import org.walletsuite.voucher.testing.PartnerFixture;

/** What partners try out in UAT goes as in production, and is never money there. */
class TrialTest extends PartnerFixture {

    @Test
    void customersHaveSomethingToTryOutWithOnce() {
        issue(uat, "4000.00", "REF-1").expect(201);
        issue(uat, "4000.00", "REF-2").expect(201);

        var answer = issue(uat, "4000.00", "REF-3");

        assertError(answer, 402, "WALLET_INSUFFICIENT_FUNDS");
        assertThat(answer.body()).contains("\"available\":2000.00", "\"shortfall\":2000.00");
        assertThat(money(customerId())).as("in production").isZero();
    }

    @Test
    void whatComesAtOnceIsAllPaidByTheSameGift() {
        var answers = atOnce(8, number -> issue(uat, "1000.00", "REF-" + number));

        assertThat(answers).allSatisfy(answer -> answer.expect(201));
        assertThat(balance(VoucherAccounts.wallet(customerId(), PartnerEnvironment.UAT)))
                .isEqualTo(2_000_00);
    }

    @Test
    void isUnknownToUsers() {
        var voucher = Issued.of(issue(uat, "50.00", "REF-1").expect(201));

        var unknown = redeem(friend, "4000000000000002");
        var trial = redeem(friend, voucher.code());

        assertError(trial, 404, "VOUCHER_NOT_FOUND");
        assertThat(trial.text("/message")).isEqualTo(unknown.text("/message"));
        assertThat(asUser(customerId())
                        .get("/api/v1/vouchers")
                        .at("/data/total")
                        .asLong())
                .isZero();
        assertError(asUser(customerId()).get("/api/v1/vouchers/code/" + voucher.code()), 404, "VOUCHER_NOT_FOUND");
        assertError(
                asUser(customerId()).get("/api/v1/vouchers/" + voucher.id() + "/redemptions"),
                404,
                "VOUCHER_NOT_FOUND");
        assertThat(published(VoucherEvent.TOPIC, voucher.id())
                        .getFirst()
                        .event()
                        .at("/voucher/ownerId")
                        .isNull())
                .isTrue();
    }

    @Test
    void isCancelledThere() {
        var voucher = Issued.of(issue(uat, "50.00", "REF-1").expect(201));

        assertError(cancel(direct, voucher), 404, "VOUCHER_NOT_FOUND");
        cancel(uat, voucher).expect(200);

        assertThat(balance(VoucherAccounts.wallet(customerId(), PartnerEnvironment.UAT)))
                .isEqualTo(10_000_00);
        assertThat(discrepancies(voucher.id())).isEmpty();
    }
}
