package org.walletsuite.wallet.status;

import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.platform.error.Unfinished;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.ledger.AccountStatus;
import org.walletsuite.platform.ledger.Ledger;
import org.walletsuite.platform.ledger.StatusChange;
import org.walletsuite.platform.workflow.Workflow;

/**
 * Changes the statuses of one kind of wallet, and keeps who wanted that and why. The ledger knows no order among changes, so
 * nobody is done before the last one that is wanted was applied after his own: whatever a change that stood still does late
 * at the ledger, the last one is applied once more by whoever ends that change.
 */
public abstract class StatusChanges implements Workflow {

    private static final int MOST_OVERTAKEN = 10;

    private final Kind kind;
    private final StatusRows rows;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final Clock clock;

    protected StatusChanges(Kind kind, JdbcClient db, Ledger ledger, TransactionTemplate transaction, Clock clock) {
        this.kind = kind;
        this.rows = new StatusRows(db, kind.table());
        this.ledger = ledger;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * A kind of wallet.
     *
     * @param name of the work
     * @param table of its intents
     * @param purpose of the wallets' accounts
     */
    public record Kind(String name, String table, String purpose) {}

    /** Locks a wallet until the transaction ends. */
    protected abstract void lock(UUID wallet);

    @Override
    public final String kind() {
        return kind.name();
    }

    @Override
    public final String table() {
        return kind.table();
    }

    /**
     * Has a wallet get a status; throws {@link Unfinished} where a worker has to go on.
     *
     * @param reason why, or null where none has to be given
     */
    public final StatusChange change(UUID wallet, AccountStatus status, @Nullable String reason, UUID changedBy) {
        var id = begin(wallet, status, reason, changedBy);
        return Unfinished.orDone(() -> finish(id, wallet));
    }

    /** Commits the intent of a change. */
    public final UUID begin(UUID wallet, AccountStatus status, @Nullable String reason, UUID changedBy) {
        var id = Ids.next();
        transaction.executeWithoutResult(_ -> {
            lock(wallet);
            var now = clock.instant();
            rows.add(id, wallet, status, reason, changedBy, now, now.plus(LEASE));
        });
        return id;
    }

    @Override
    public final void attempt(UUID id) {
        rows.unfinished(id).ifPresent(change -> finish(id, change.wallet()));
    }

    private StatusChange finish(UUID id, UUID wallet) {
        for (var overtaken = 0; overtaken < MOST_OVERTAKEN; overtaken++) {
            var refusal = rows.refusal(id);
            if (refusal.isPresent()) {
                return refusal.get();
            }
            var last = rows.last(wallet);
            var answer = ledger.changeStatus(wallet, new StatusChange.Request(last.status(), kind.purpose()));
            if (end(id, last, answer)) {
                return answer;
            }
        }
        throw new IllegalStateException("Wallet " + wallet + " is changed faster than its changes are applied");
    }

    /** False where another one is the last by now. */
    private boolean end(UUID id, WantedStatus applied, StatusChange answer) {
        return Boolean.TRUE.equals(transaction.execute(_ -> {
            lock(applied.wallet());
            return switch (answer) {
                case StatusChange.Refused(var reason) ->
                    rows.markRefused(applied.id(), reason, clock.instant())
                            && applied.id().equals(id);
                case StatusChange.Changed _ -> {
                    var isLast = rows.last(applied.wallet()).number() == applied.number();
                    if (isLast) {
                        rows.markDone(id, clock.instant());
                    }
                    yield isLast;
                }
            };
        }));
    }
}
