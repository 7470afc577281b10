package org.walletsuite.payment.stand;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.payment.festival.Festivals;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.error.Unfinished;
import org.walletsuite.platform.festival.DataPage;
import org.walletsuite.platform.festival.Festival;
import org.walletsuite.platform.festival.Paging;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.ledger.Ledger;
import org.walletsuite.platform.ledger.NewAccount;
import org.walletsuite.platform.web.IdempotencyKey;
import org.walletsuite.platform.workflow.Workflow;

/** Makes, shows and changes stands; one that a crash or an outage left between row and ledger account is finished later. */
@Service
class Stands implements Workflow {

    private static final String PROGRAM = "festival";
    private static final String PURPOSE = "stand";

    private final StandRows rows;
    private final StandsForPayment payments;
    private final Festivals festivals;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Stands(
            StandRows rows,
            StandsForPayment payments,
            Festivals festivals,
            Ledger ledger,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.rows = rows;
        this.payments = payments;
        this.festivals = festivals;
        this.ledger = ledger;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** The stand as it begins, also when it is asked for again with the same key and has changed since. */
    Made create(UUID festivalId, IdempotencyKey key, NewStand wanted) {
        var festival = festivals.get(festivalId);
        var request = wanted.canonical(festival.id());
        var stand = wanted.begin(Ids.next(), festival.id(), now());
        if (rows.add(stand, key.chosenByCaller() ? key.value() : null, request)) {
            return Unfinished.orDone(() -> opened(new Made(stand, false)));
        }
        var before = rows.creation(key.value());
        if (!before.request().equals(request)) {
            throw new ApiException(ErrorCode.IDEMPOTENCY_KEY_REUSED);
        }
        var made = new Made(wanted.begin(before.id(), festival.id(), before.createdAt()), true);
        return before.opened() ? made : Unfinished.orDone(() -> opened(made));
    }

    private Made opened(Made made) {
        open(made.stand());
        return made;
    }

    @Override
    public String kind() {
        return "stand";
    }

    @Override
    public String table() {
        return "stand";
    }

    @Override
    public void attempt(UUID id) {
        rows.unopened(id).ifPresent(this::open);
    }

    /** Brings an intent to its end; doing it twice changes nothing. */
    private void open(Stand stand) {
        var asset = Festival.assetCode(stand.festivalId());
        ledger.open(stand.id(), new NewAccount(stand.id(), null, PROGRAM, PURPOSE, asset, null))
                .orThrow();
        rows.markOpened(stand.id());
        payments.forget(stand.id());
    }

    Stand get(UUID id) {
        return rows.find(id).orElseThrow(StandsForPayment::notFound);
    }

    DataPage<Stand> list(UUID festivalId, Paging paging) {
        var festival = festivals.get(festivalId);
        return paging.of(rows.page(festival.id(), paging.offset(), paging.perPage()), rows.count(festival.id()));
    }

    Stand change(UUID id, StandChange wanted) {
        return change(id, stand -> wanted.applyTo(stand, now()));
    }

    Stand changeStatus(UUID id, StandStatus next) {
        return change(id, stand -> stand.become(next, now()));
    }

    private Stand change(UUID id, UnaryOperator<Stand> how) {
        var changed = transaction.execute(_ -> {
            var before = rows.lock(id).orElseThrow(StandsForPayment::notFound);
            var after = how.apply(before);
            rows.update(before, after);
            return after;
        });
        // Only now: a payment that reads the row before the commit must not be what the next ones go by.
        payments.forget(id);
        return changed;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * A stand that was made.
     *
     * @param replayed whether an earlier try of the same request made it
     */
    record Made(Stand stand, boolean replayed) {}
}
