package org.walletsuite.voucher.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.ledger.FloorChange;
import org.walletsuite.platform.ledger.LedgerCommand.Post;
import org.walletsuite.platform.ledger.Leg;
import org.walletsuite.platform.ledger.NewAccount;
import org.walletsuite.platform.partner.PartnerEnvironment;
import org.walletsuite.platform.reconciliation.ReconciliationCheck;
import org.walletsuite.platform.testing.TestPartners;
import org.walletsuite.voucher.testing.PartnerFixture;
import org.walletsuite.voucher.voucher.VoucherAccounts;

/** Each check is proved by damage that it finds. */
class VoucherReconciliationTest extends PartnerFixture {

    @Autowired
    private List<ReconciliationCheck> all;

    @Test
    void findsNothingWhereNothingIsWrong() {
        var redeemed = issued("10.00");
        redeem(friend, redeemed.code(), "4.00").expect(200);
        var cancelled = Issued.of(issue(direct, "20.00", "REF-1").expect(201));
        cancel(direct, cancelled).expect(200);

        assertThat(discrepancies(redeemed.id())).isEmpty();
        assertThat(discrepancies(cancelled.id())).isEmpty();
        assertThat(discrepancies(settlement())).isEmpty();
    }

    @Test
    void forgivesWhatIsUnderWay() {
        var voucher = issued("10.00");
        ledger.loseAnswersToCommands();
        redeem(friend, voucher.code());
        ledger.recover();

        assertThat(discrepancies(voucher.id())).isEmpty();
    }

    @Test
    void findsAVoucherThatIsWorthLessInTheLedger() {
        var voucher = issued("10.00");
        move(voucher.id(), VoucherAccounts.VOUCHER, wallet(userId), VoucherAccounts.WALLET, 1_00);

        assertThat(discrepancies(voucher.id()))
                .anyMatch(found -> found.contains("is worth 1000 cents of ZAR, but the ledger has 900 of ZAR"))
                .anyMatch(found -> found.contains("has an entry of -100 that no voucher explains"));
    }

    @Test
    void findsARedemptionThatIsMissing() {
        var voucher = issued("10.00");
        redeem(friend, voucher.code(), "4.00").expect(200);
        db.sql("update voucher_redemption set amount = 399 where voucher_id = ?")
                .param(voucher.id())
                .update();

        assertThat(discrepancies(voucher.id()))
                .singleElement()
                .satisfies(found -> assertThat(found).endsWith("but its redemptions say 399 and 0"));
    }

    @Test
    void findsMoneyThatLeftAndCameBack() {
        var voucher = issued("10.00");
        move(voucher.id(), VoucherAccounts.VOUCHER, wallet(userId), VoucherAccounts.WALLET, 1_00);
        move(wallet(userId), VoucherAccounts.WALLET, voucher.id(), VoucherAccounts.VOUCHER, 1_00);

        assertThat(discrepancies(voucher.id()))
                .hasSize(2)
                .allMatch(found -> found.contains("that no voucher explains: test:damage:"));
    }

    @Test
    void findsMoneyOfNoVoucher() {
        clock.putForward(
                Duration.ofMinutes(10)); // The whole is compared only while nothing of other tests is under way.
        runDue();
        var nobodys = Ids.next();
        books.open(nobodys, new NewAccount(nobodys, null, VoucherAccounts.PROGRAM, VoucherAccounts.VOUCHER, "ZAR", 0L));
        move(wallet(userId), VoucherAccounts.WALLET, nobodys, VoucherAccounts.VOUCHER, 1_23);

        assertThat(discrepancies(nobodys)).anyMatch(found -> found.endsWith("with 123 of ZAR is no voucher's"));
        assertThat(found()).anyMatch(found -> found.startsWith("In production vouchers of "));
        move(nobodys, VoucherAccounts.VOUCHER, wallet(userId), VoucherAccounts.WALLET, 1_23);
    }

    @Test
    void findsASettlementThatNoVoucherExplains() {
        issue(direct, "20.00", "REF-1").expect(201);
        move(settlement(), VoucherAccounts.SETTLEMENT, wallet(userId), VoucherAccounts.WALLET, 1_00);

        assertThat(discrepancies(settlement()))
                .singleElement()
                .satisfies(found -> assertThat(found).contains("has an entry of -100 that no voucher explains"));
    }

    @Test
    void findsASettlementWithAnotherLimitInTheLedger() {
        issue(direct, "20.00", "REF-1").expect(201);
        var other = new FloorChange.Request(-50_00L, VoucherAccounts.SETTLEMENT);

        books.changeFloor(settlement(), other);

        assertThat(discrepancies(settlement()))
                .singleElement()
                .satisfies(found -> assertThat(found).contains("has the floor null by version 1 of its terms"));
    }

    @Test
    void findsARedemptionThatWasPaidToSomebodyElse() {
        var voucher = issued("10.00");
        redeem(friend, voucher.code()).expect(200);
        var change = "update voucher_redemption set redeemer_id = ? where voucher_id = ?";
        db.sql(change).param(userId).param(voucher.id()).update();

        assertThat(discrepancies(wallet(friendId)))
                .singleElement()
                .satisfies(found -> assertThat(found).contains("has an entry of 1000 that no voucher explains"));

        db.sql(change).param(friendId).param(voucher.id()).update();
    }

    @Test
    void findsAVoucherThatSomebodyElsePaidFor() {
        var voucher = issued("10.00");
        var change = "update voucher set owner_id = ?, source_id = ? where id = ?";
        db.sql(change)
                .param(friendId)
                .param(wallet(friendId))
                .param(voucher.id())
                .update();

        assertThat(discrepancies(wallet(userId)))
                .singleElement()
                .satisfies(found -> assertThat(found).contains("has an entry of -1000 that no voucher explains"));

        db.sql(change).param(userId).param(wallet(userId)).param(voucher.id()).update();
    }

    @Test
    void findsAPaymentThatIsNotInTheLedger() {
        var payment = payment();
        var change = "update settlement_payment set amount = ? where id = ?";
        db.sql(change).param(31_00).param(payment).update();

        assertThat(discrepancies(payment))
                .anyMatch(found -> found.startsWith("Payment " + payment + " of 3100 cents to settlement account "))
                .anyMatch(found -> found.contains("has an entry of 3000 that no voucher explains"));

        db.sql(change).param(30_00).param(payment).update();
        assertThat(discrepancies(payment)).isEmpty();
    }

    private UUID payment() {
        return UUID.fromString(asAdmin()
                .post(
                        "/api/v1/admin/partners/" + directId + "/settlements",
                        "{\"environment\": \"production\", \"amount\": 30, \"reference\": \"EFT 1\"}")
                .expect(201)
                .text("/data/settlement_id"));
    }

    private UUID settlement() {
        return VoucherAccounts.id(
                TestPartners.partner(directId, 1).uuid(), VoucherAccounts.SETTLEMENT, PartnerEnvironment.PRODUCTION);
    }

    private void move(UUID from, String fromPurpose, UUID to, String toPurpose, long cents) {
        books.decide(new Post(
                "test:damage:" + Ids.next(),
                "DAMAGE",
                List.of(new Leg(from, -cents, fromPurpose), new Leg(to, cents, toPurpose)),
                null,
                Map.of()));
    }

    private List<String> found() {
        var found = new ArrayList<String>();
        all.forEach(check -> check.check(found::add));
        return found;
    }
}
