package org.walletsuite.voucher.voucher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.walletsuite.platform.database.Timestamps;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.ledger.FloorChange;
import org.walletsuite.platform.partner.PartnerEnvironment;
import org.walletsuite.platform.partner.PaymentModel;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.platform.testing.TestDatabase;
import org.walletsuite.platform.testing.TestPartners;
import org.walletsuite.platform.workflow.Workflow;
import org.walletsuite.voucher.testing.PartnerFixture;

/** What a partner may owe is limited in the ledger before the partner owes anything. */
class SettlementTest extends PartnerFixture {

    private static final String LIMITS = "settlement-limit";

    @AfterEach
    void keepLimits() {
        TestDatabase.shared()
                .asOwner()
                .sql("drop trigger if exists forgets on voucher_settlement; drop function if exists forget()")
                .update();
    }

    /** As where others are always first with newer terms. */
    @Test
    void nothingIsIssuedUnderALimitThatIsNotOnRecord() {
        TestDatabase.shared().asOwner().sql("""
                        create function forget() returns trigger language plpgsql as 'begin return null; end';
                        create trigger forgets before insert or update on voucher_settlement
                            for each row execute function forget()""").update();

        var refused = issue(direct, "20.00", "REF-1");
        keepLimits();

        assertThat(refused.expect(503).header("Retry-After")).isNotNull();
        assertThat(settled(directId)).isZero();
        issue(direct, "20.00", "REF-1").expect(201);
        assertThat(settled(directId)).isEqualTo(-20_00);
    }

    @Test
    void aLimitIsAppliedByTheWorkerWhereItsIssueDied() {
        issue(direct, "20.00", "REF-1").expect(201);
        limit(2, 50_00L);
        die(Death.BEFORE_THE_LEDGER);
        assertThat(issue(direct, "20.00", "REF-2").status()).isEqualTo(503);
        live();
        assertThat(floor()).isNull();

        finishUnfinished(LIMITS);

        assertThat(floor()).isEqualTo(-50_00);
        assertThat(discrepancies(account())).isEmpty();
        assertError(issue(direct, "30.01", "REF-2"), 402, "PARTNER_CREDIT_EXCEEDED");
    }

    /** Where the answer was lost the ledger has the limit, but nobody knows, and what was issued is under it all the same. */
    @Test
    void aLimitIsOnRecordAfterALostAnswer() {
        limit(2, 50_00L);
        die(Death.AFTER_THE_LEDGER);
        assertThat(issue(direct, "20.00", "REF-1").status()).isIn(503, 504);
        live();

        issue(direct, "50.00", "REF-1").expect(201);
        finishUnfinished(LIMITS);

        assertError(issue(direct, "5.00", "REF-2"), 402, "PARTNER_CREDIT_EXCEEDED");
        assertThat(calls()).isZero();
        assertThat(discrepancies(account())).isEmpty();
    }

    /** One that stood still, of older terms, is at the ledger when the newer ones were applied already; then it dies. */
    @Test
    void aLimitThatComesLateIsPutRight() {
        limit(2, 50_00L);
        issue(direct, "20.00", "REF-1").expect(201);
        isUnderWay();
        loseTheLimit();

        finishUnfinished(LIMITS);

        assertThat(floor()).isEqualTo(-50_00);
        assertThat(calls()).isZero();
    }

    @Test
    void nothingIsIssuedBeyondTheLimitWhileALateCallMayCome() {
        limit(2, 50_00L);
        issue(direct, "20.00", "REF-1").expect(201);
        isUnderWay();
        loseTheLimit();

        assertError(issue(direct, "60.00", "REF-2"), 402, "PARTNER_CREDIT_EXCEEDED");
        issue(direct, "30.00", "REF-3").expect(201);
    }

    /** Else each of many issues would wait for the others' calls, and have the next ones wait for its own. */
    @Test
    void aCallByTheNewestTermsIsNoReasonForAnother() {
        limit(2, 50_00L);
        issue(direct, "20.00", "REF-1").expect(201);
        isUnderWay();
        db.sql(
                        "update voucher_settlement_limit set version = (select version from voucher_settlement where account_id = ?)")
                .param(account())
                .update();
        loseTheLimit();

        issue(direct, "20.00", "REF-2").expect(201);

        assertThat(books.account(account()).orElseThrow().floor())
                .as("nobody set it again")
                .isNull();
    }

    private void isUnderWay() {
        var then = clock.instant();
        db.sql("insert into voucher_settlement_limit (id, account_id, created_at, next_attempt_at) values (?, ?, ?, ?)")
                .param(Ids.next())
                .param(account())
                .param(Timestamps.at(then))
                .param(Timestamps.at(then.plus(Workflow.LEASE)))
                .update();
    }

    private void loseTheLimit() {
        books.changeFloor(account(), new FloorChange.Request(null, VoucherAccounts.SETTLEMENT));
    }

    /** Meanwhile vouchers were issued on the credit that the late one gave. */
    @Test
    void aLimitThatComesLateGivesNoCreditThoughMoreIsOwedByThen() {
        limit(2, 50_00L);
        issue(direct, "20.00", "REF-1").expect(201);
        loseTheLimit();
        issue(direct, "60.00", "REF-2").expect(201);
        isUnderWay();

        finishUnfinished(LIMITS);

        assertError(issue(direct, "5.00", "REF-3"), 402, "PARTNER_CREDIT_EXCEEDED");
        assertThat(calls()).isZero();
        asAdmin()
                .post(
                        "/api/v1/admin/partners/" + directId + "/settlements",
                        "{\"environment\": \"production\", \"amount\": 40, \"reference\": \"EFT 1\"}")
                .expect(201);
        issue(direct, "5.00", "REF-3").expect(201);
        assertThat(floor()).isEqualTo(-50_00);
        assertThat(discrepancies(account())).isEmpty();
    }

    @Test
    void whoOwesMoreThanTheNewLimitGetsNothingUntilItIsPaid() {
        issue(direct, "100.00", "REF-1").expect(201);
        limit(2, 50_00L);
        assertError(issue(direct, "5.00", "REF-2"), 402, "PARTNER_CREDIT_EXCEEDED");
        assertThat(calls()).as("nothing can come late").isZero();
        assertThat(discrepancies(account())).isEmpty();

        asAdmin()
                .post(
                        "/api/v1/admin/partners/" + directId + "/settlements",
                        "{\"environment\": \"production\", \"amount\": 80, \"reference\": \"EFT 1\"}")
                .expect(201);

        issue(direct, "30.00", "REF-2").expect(201);
        assertThat(floor()).isEqualTo(-50_00);
        assertError(issue(direct, "5.00", "REF-3"), 402, "PARTNER_CREDIT_EXCEEDED");
    }

    @Test
    void theLimitHoldsHoweverManyComeWithNewTerms() {
        limit(2, 50_00L);

        var answers = atOnce(20, number -> issue(direct, "10.00", "REF-" + number));

        assertThat(answers).extracting(Answer::status).containsOnly(201, 402);
        assertThat(settled(directId)).isEqualTo(-50_00);
        assertThat(calls()).isZero();
        assertThat(discrepancies(account())).isEmpty();
    }

    private void limit(long version, Long creditLimit) {
        publish(directId, version, terms(PartnerEnvironment.PRODUCTION, PaymentModel.DIRECT_PAYMENT, creditLimit));
    }

    private UUID account() {
        return Settlements.account(TestPartners.partner(directId, 1).uuid(), PartnerEnvironment.PRODUCTION);
    }

    private @Nullable Long floor() {
        return books.account(account()).orElseThrow().floor();
    }

    private long calls() {
        return count("voucher_settlement_limit", "account_id = ?", account());
    }
}
