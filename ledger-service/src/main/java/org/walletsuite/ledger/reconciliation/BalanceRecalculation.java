package org.walletsuite.ledger.reconciliation;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.platform.reconciliation.KeysetPages;
import org.walletsuite.platform.reconciliation.ReconciliationDatabase;
import tools.jackson.databind.json.JsonMapper;

/**
 * Compares what accounts store with their entries and open holds, and corrects it, beside running writers. Entries and
 * holds are never changed, so an account whose own entries or holds contradict each other is left as it is.
 */
final class BalanceRecalculation {

    private static final int PAGE = 200;

    /** The page is chosen first, so that the sums of its accounts only are computed. */
    private static final String SUMS = """
            select a.id, a.owner_number, a.program, a.purpose, a.asset, coalesce(s.scale, 0) as scale,
                a.balance, e.total as entries, a.held, h.total as holds
            from (
                    select * from account
                    where (:after::uuid is null or id > :after) and (:user::bigint is null or owner_number = :user)
                    order by id limit :size) a
                left join asset s on s.code = a.asset
                cross join lateral (
                    select coalesce(sum(amount), 0) as total from entry where account_id = a.id) e
                cross join lateral (
                    select coalesce(sum(amount), 0) as total from hold
                    where account_id = a.id and status = 'OPEN') h
            order by a.id""";

    /** What happened to an account. */
    sealed interface Outcome {

        record Correct() implements Outcome {}

        /** It was found with other amounts than these, and now has these unless nothing was to be changed. */
        record Wrong(boolean isCorrected) implements Outcome {}

        /** It is wrong and can't be corrected. */
        record Refused(String reason) implements Outcome {}
    }

    record Recalculated(AccountSums account, Outcome outcome) {}

    private final JdbcClient sums;
    private final JdbcClient db;
    private final JsonMapper json;
    private final TransactionTemplate snapshot;
    private final TransactionTemplate correction;

    BalanceRecalculation(
            ReconciliationDatabase reconciliation,
            JdbcClient db,
            PlatformTransactionManager transactions,
            JsonMapper json) {
        this.sums = reconciliation.client();
        this.db = db;
        this.json = json;
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setReadOnly(true);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        // Each statement must see what was committed before the lock was taken.
        this.correction = new TransactionTemplate(transactions);
        this.correction.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
    }

    /** Recalculates the accounts of a user, or all, ascending by id. */
    void run(@Nullable Long userNumber, boolean isDryRun, Consumer<Recalculated> each) {
        KeysetPages.walk(
                PAGE,
                (after, size) -> page(userNumber, after, size),
                AccountSums::id,
                page -> page.forEach(account -> each.accept(
                        account.isCorrect()
                                ? new Recalculated(account, new Outcome.Correct())
                                : recalculate(account, isDryRun))));
    }

    private List<AccountSums> page(@Nullable Long userNumber, @Nullable UUID after, int size) {
        return sums.sql(SUMS)
                .param("after", after, java.sql.Types.OTHER)
                .param("user", userNumber, java.sql.Types.BIGINT)
                .param("size", size)
                .query((row, _) -> AccountSums.row(row))
                .list();
    }

    /** Reads the entries before it locks anything, because an account may have millions of them. */
    private Recalculated recalculate(AccountSums found, boolean isDryRun) {
        var chain = new EntryChain(db, json, found.id()).readOn();
        if (chain.discrepancy() != null) {
            return new Recalculated(found, new Outcome.Refused(chain.discrepancy()));
        }
        return Objects.requireNonNull(
                isDryRun
                        ? snapshot.execute(_ -> decide(found, chain, null))
                        : correction.execute(_ -> decide(found, chain, AccountCorrection.begin(db))));
    }

    private Recalculated decide(AccountSums found, EntryChain chain, @Nullable AccountCorrection correcting) {
        var stored = StoredAccount.read(db, found.id(), correcting != null);
        chain.readOn();
        var balance = chain.end().balance();
        var account = found.with(stored.balance(), balance, stored.held(), stored.heldByChanges());
        var obstacle = chain.discrepancy() != null ? chain.discrepancy() : stored.obstacle(chain.end(), found);
        if (obstacle != null) {
            return new Recalculated(account, new Outcome.Refused(obstacle));
        }
        if (account.isCorrect()) {
            return new Recalculated(account, new Outcome.Correct());
        }
        if (correcting != null) {
            correcting.correct(found.id(), stored, chain.end());
        }
        return new Recalculated(account, new Outcome.Wrong(correcting != null));
    }
}
