package org.walletsuite.voucher.voucher;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.event.PartnerEvent.PartnerChanged;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.ledger.FloorChange;
import org.walletsuite.platform.ledger.Ledger;
import org.walletsuite.platform.partner.PartnerEnvironment;
import org.walletsuite.platform.partner.PartnerFailure;
import org.walletsuite.platform.workflow.Workflow;
import org.walletsuite.voucher.voucher.SettlementLimitRows.Limit;

/**
 * Changes settlement accounts' limits in the ledger. The ledger knows no order among changes, so each call to it is an
 * intent of its own, which ends only when the newest terms that are wanted were applied after it: whatever a call that
 * stood still does late at the ledger, whoever ends its intent applies the newest terms once more.
 */
@Component
class SettlementLimits implements Workflow {

    private static final int MOST_OVERTAKEN = 5;

    private final SettlementLimitRows rows;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SettlementLimits(SettlementLimitRows rows, Ledger ledger, TransactionTemplate transaction, Clock clock) {
        this.rows = rows;
        this.ledger = ledger;
        this.transaction = transaction;
        this.clock = clock;
    }

    private enum Outcome {
        APPLIED,
        /** The account is below the limit already: nothing more can be issued until it is not. */
        OWES_MORE,
        CLOSED
    }

    /** The newest limit that is wanted for an account, and whether the ledger has it; empty before the first. */
    Optional<Limit> find(UUID account) {
        return rows.find(account);
    }

    /** Has the ledger limit an account by these terms, or by newer ones; throws where nothing may be issued under them. */
    void change(UUID account, PartnerChanged partner, PartnerEnvironment environment, @Nullable Long floor) {
        var id = Ids.next();
        transaction.executeWithoutResult(_ -> {
            rows.want(account, partner.partnerId(), environment, partner.version(), floor);
            var now = clock.instant();
            rows.begin(id, account, now, now.plus(LEASE));
        });
        switch (finish(id, account)) {
            case APPLIED -> {}
            case OWES_MORE -> throw new ApiException(PartnerFailure.PARTNER_CREDIT_EXCEEDED);
            case CLOSED -> throw new ApiException(PartnerFailure.PARTNER_INACTIVE);
        }
    }

    @Override
    public String kind() {
        return "settlement-limit";
    }

    @Override
    public String table() {
        return "voucher_settlement_limit";
    }

    @Override
    public void attempt(UUID id) {
        rows.unfinished(id).ifPresent(account -> finish(id, account));
    }

    private Outcome finish(UUID id, UUID account) {
        for (var overtaken = 0; overtaken < MOST_OVERTAKEN; overtaken++) {
            var wanted = rows.find(account).orElse(null);
            if (wanted == null) {
                break;
            }
            var outcome = apply(account, wanted.floor());
            if (end(id, account, wanted, outcome)) {
                return outcome;
            }
        }
        throw ApiException.unavailable("The partner's terms are changing, please try again", null);
    }

    private Outcome apply(UUID account, @Nullable Long floor) {
        return switch (ledger.changeFloor(account, new FloorChange.Request(floor, VoucherAccounts.SETTLEMENT))) {
            case FloorChange.Changed _ -> Outcome.APPLIED;
            case FloorChange.Refused(var why) ->
                switch (why) {
                    case IN_USE -> Outcome.OWES_MORE;
                    case ACCOUNT_CLOSED -> Outcome.CLOSED;
                    case UNKNOWN_ACCOUNT ->
                        throw new IllegalStateException("The ledger has no settlement account " + account);
                };
        };
    }

    /** False where newer terms are wanted by now. */
    private boolean end(UUID id, UUID account, Limit applied, Outcome outcome) {
        return Boolean.TRUE.equals(transaction.execute(_ -> {
            var isNewest = outcome == Outcome.APPLIED
                    ? rows.markApplied(account, applied.version())
                    : rows.markRefused(account, applied.version());
            if (isNewest) {
                rows.end(id);
            }
            return isNewest;
        }));
    }
}
