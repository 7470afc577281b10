package org.walletsuite.ledger.reconciliation;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.walletsuite.ledger.reconciliation.ChainStep.Link;
import org.walletsuite.platform.id.Ids;

/**
 * The correction of an account in the current transaction. It holds the head's lock as a writer does, because accounts
 * are changed only under it, and changes the head, because that invalidates what writers have cached. The head's
 * position stays: the journal has no row for a correction, as nothing happened to the money.
 */
final class AccountCorrection {

    private final JdbcClient db;

    private AccountCorrection(JdbcClient db) {
        this.db = db;
    }

    /**
     * Locks the head. Neither a stalled process nor a long statement must block all postings, so the server ends the
     * transaction soon. The limit counts from the lock on, like a writer's, and not from when the wait for it began: a
     * limit that counts already is only replaced once it is switched off.
     */
    static AccountCorrection begin(JdbcClient db) {
        db.sql("set local idle_in_transaction_session_timeout = '2s'").update();
        db.sql("select position from ledger_head for update").query(Long.class).single();
        db.sql("set local transaction_timeout = 0").update();
        db.sql("set local transaction_timeout = '5s'").update();
        return new AccountCorrection(db);
    }

    /** Stores what the last entry and the hold changes say, and records what was stored before. */
    void correct(UUID id, StoredAccount stored, Link last) {
        db.sql("""
                        update account set balance = :balance, held = :held, updated_at = greatest(updated_at, now())
                        where id = :id""")
                .param("balance", last.balance())
                .param("held", stored.heldByChanges())
                .param("id", id)
                .update();
        db.sql("update ledger_head set at = at + interval '1 microsecond'").update();
        db.sql("""
                        insert into balance_correction (id, account_id, seq, balance_before, balance_after,
                            held_before, held_after, corrected_by)
                        values (:id, :account, :seq, :balanceBefore, :balanceAfter, :heldBefore, :heldAfter, :by)""")
                .param("id", Ids.next())
                .param("account", id)
                .param("seq", last.seq())
                .param("balanceBefore", stored.balance())
                .param("balanceAfter", last.balance())
                .param("heldBefore", stored.held())
                .param("heldAfter", stored.heldByChanges())
                .param("by", System.getProperty("user.name") + " at the command line")
                .update();
    }
}
