package org.walletsuite.withdrawal.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.walletsuite.platform.client.ServiceUnavailable;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.ledger.AccountStatus;
import org.walletsuite.platform.ledger.HoldResult;
import org.walletsuite.platform.testing.TestDatabase;
import org.walletsuite.withdrawal.payout.PayoutAccounts.Program;
import org.walletsuite.withdrawal.testing.WithdrawalScenario;

/** Each check is proved by damage that only it can find. */
class ReconciliationTest extends WithdrawalScenario {

    @Test
    void findsNothingWhereNothingIsWrong() {
        var holder = holder("100.00");
        var all = List.of(pending(holder, "1"), pending(holder, "2"), pending(holder, "3"), pending(holder, "4"));
        approve(admin(), all.get(1)).expect(200);
        reject(admin(), all.get(2)).expect(200);
        cancel(holder, all.get(3)).expect(200);

        all.forEach(withdrawal -> assertThat(about(idOf(withdrawal))).isEmpty());
        assertThat(about(holder.account())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update withdrawal_audit set notes = 'paid in person' where withdrawal_id = ? and number = 1",
                "update withdrawal_audit set reference = 'TXN' where withdrawal_id = ? and number = 1",
                "update withdrawal_audit set actor = gen_random_uuid() where withdrawal_id = ? and number = 1",
                "update withdrawal_audit set created_at = created_at - interval '1 day' where withdrawal_id = ? and number = 1",
                "update withdrawal_audit set hash = repeat('0', 64) where withdrawal_id = ? and number = 1",
                "delete from withdrawal_audit where withdrawal_id = ? and number = 1"
            })
    void findsAnAuditLogThatWasEdited(String damage) {
        var holder = holder("100.00");
        var withdrawal = idOf(approved(holder));
        damage(damage, withdrawal);

        assertThat(about(withdrawal))
                .containsExactly("Withdrawal " + withdrawal + ": row "
                        + (damage.startsWith("delete") ? 2 : 1)
                        + " of its audit log, or one before it, was changed");
    }

    @Test
    void findsAnAuditLogThatWasCutOff() {
        var holder = holder("100.00");
        var withdrawal = idOf(approved(holder));
        damage("delete from withdrawal_audit where withdrawal_id = ? and number = 2", withdrawal);

        assertThat(about(withdrawal))
                .containsExactly("Withdrawal " + withdrawal
                        + ": its audit log does not lead to the head it has, so rows are missing or too many");
    }

    @ParameterizedTest
    @CsvSource({"decided_by, decision", "first_approved_by, first approval"})
    void findsADecisionThatIsGivenOutAsSomebodyElses(String column, String reported) {
        var withdrawal = idOf(approved(holder("100.00")));
        damage("update withdrawal set " + column + " = user_id where id = ?", withdrawal);

        assertThat(about(withdrawal))
                .singleElement()
                .asString()
                .startsWith("Withdrawal " + withdrawal + ": its audit log has the " + reported + " by ");
    }

    @Test
    void findsAStatusThatNobodyDecided() {
        var holder = holder("100.00");
        var withdrawal = idOf(pending(holder, "10"));
        damage(
                "update withdrawal set status = 'CANCELLED', decided_by = user_id, decided_at = now() where id = ?",
                withdrawal);

        assertThat(about(withdrawal))
                .containsExactly(
                        "Withdrawal " + withdrawal + ": its audit log leads to Pending, but its status is Cancelled",
                        "Withdrawal " + withdrawal + ": its hold must be VOIDED with 1000 of account "
                                + holder.account()
                                + ", but in the ledger it is OPEN with 1000 (posted null) of account "
                                + holder.account());
    }

    @Test
    void findsAHoldThatTheLedgerHasLetGo() {
        var holder = holder("100.00");
        var withdrawal = idOf(pending(holder, "10"));
        books.voidHold(holdOf(withdrawal));

        assertThat(about(withdrawal)).singleElement().asString().contains("must be OPEN", "it is VOIDED");
    }

    @Test
    void findsAnAmountThatIsAnotherOne() {
        var holder = holder("100.00");
        var withdrawal = idOf(pending(holder, "10"));
        damage("update withdrawal set amount = 1001 where id = ?", withdrawal);

        assertThat(about(withdrawal))
                .hasSize(2)
                .anyMatch(found -> found.contains("must be OPEN with 1001"))
                .anyMatch(found -> found.contains("is no withdrawal's, though it names withdrawal " + withdrawal));
    }

    @Test
    void findsAHoldThatTheLedgerNeverHad() {
        var holder = holder("100.00");
        var withdrawal = idOf(pending(holder, "10"));
        damage("update withdrawal set hold_id = gen_random_uuid() where id = ?", withdrawal);

        assertThat(about(withdrawal)).singleElement().asString().endsWith("but the ledger has none");
    }

    @Test
    void findsMoneyThatIsHeldForNothing() {
        var holder = holder("100.00");
        var hold = placeHold(holder, Ids.next(), 5);

        assertThat(about(((HoldResult.Done) hold).hold().id()))
                .singleElement()
                .asString()
                .contains("Hold ", " is no withdrawal's, though it names withdrawal ");
    }

    @Test
    void findsMoneyThatIsHeldForWhatWasRefused() {
        var holder = holder("100.00");
        set(holder, AccountStatus.FROZEN);
        create(holder.client(), bankTransfer("10")).expect(400);
        set(holder, AccountStatus.ACTIVE);
        var refused = db.sql("select id from withdrawal where user_id = ?")
                .param(holder.id())
                .query(UUID.class)
                .single();
        var hold = ((HoldResult.Done) placeHold(holder, refused, 10_00)).hold().id();
        assertThat(about(hold)).as("as long as the worker is to come").isEmpty();

        damage("update withdrawal set next_attempt_at = null where id = ?", refused);

        assertThat(about(hold))
                .singleElement()
                .asString()
                .endsWith(" is no withdrawal's, though it names withdrawal " + refused);
    }

    @Test
    void findsMoneyThatLeftForNothing() {
        var holder = holder("100.00");
        approved(holder);
        var stolen = accounts.move(
                "test:theft:" + Ids.next(), holder.account(), Program.GIFT_CARD.accountId(), 7, "WITHDRAWAL", Map.of());

        assertThat(about(stolen.id()))
                .singleElement()
                .asString()
                .contains("of 7 to the payout account is no approved withdrawal's");
    }

    @Test
    void findsMoneyThatLeftWithoutAnApproval() {
        var holder = holder("100.00");
        var withdrawal = idOf(approved(holder));
        damage("update withdrawal set status = 'REJECTED', reason = 'none' where id = ?", withdrawal);

        assertThat(about(withdrawal))
                .anyMatch(found -> found.contains("must be VOIDED") && found.contains("it is POSTED"))
                .anyMatch(found -> found.contains("is no approved withdrawal's"));
    }

    @Test
    void isNoProofWhileTheLedgerIsAway() {
        pending(holder("100.00"), "10");
        ledger.becomeUnavailable();

        assertThatThrownBy(this::everyDiscrepancy).isInstanceOf(ServiceUnavailable.class);
    }

    private long approved(Holder holder) {
        var withdrawal = pending(holder, "10");
        approve(admin(), withdrawal).expect(200);
        return withdrawal;
    }

    private UUID holdOf(UUID withdrawal) {
        return db.sql("select hold_id from withdrawal where id = ?")
                .param(withdrawal)
                .query(UUID.class)
                .single();
    }

    /** What somebody does who owns the tables. */
    private static void damage(String sql, UUID withdrawal) {
        var owner = TestDatabase.shared().asOwner();
        owner.sql("alter table withdrawal_audit disable trigger withdrawal_audit_stays")
                .update();
        try {
            assertThat(owner.sql(sql).param(withdrawal).update()).isOne();
        } finally {
            owner.sql("alter table withdrawal_audit enable trigger withdrawal_audit_stays")
                    .update();
        }
    }

    private List<String> about(UUID id) {
        return discrepanciesAbout(id);
    }
}
