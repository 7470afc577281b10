package org.walletsuite.payment.stand;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.payment.festival.Festivals;
import org.walletsuite.platform.festival.Data;
import org.walletsuite.platform.festival.DataPage;
import org.walletsuite.platform.festival.Festival;
import org.walletsuite.platform.festival.Paging;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.idempotency.FirstAnswer;
import org.walletsuite.platform.idempotency.Idempotency;
import org.walletsuite.platform.ledger.Ledger;
import org.walletsuite.platform.ledger.NewAccount;
import org.walletsuite.platform.web.IdempotencyKey;
import org.walletsuite.platform.workflow.Workflow;

/**
 * Creates, shows and changes stands; one that a crash or an outage left without its ledger account is finished later.
 */
@Service
class Stands implements Workflow {

    private static final String PROGRAM = "festival";
    private static final String PURPOSE = "stand";

    private final StandRows rows;
    private final StandCache payments;
    private final Festivals festivals;
    private final Ledger ledger;
    private final Idempotency idempotency;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Stands(
            StandRows rows,
            StandCache payments,
            Festivals festivals,
            Ledger ledger,
            Idempotency idempotency,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.rows = rows;
        this.payments = payments;
        this.festivals = festivals;
        this.ledger = ledger;
        this.idempotency = idempotency;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * Makes a stand once for one key. Only a first request needs its festival, so that a retry is answered during an outage
     * of wallet-service, too.
     */
    ResponseEntity<FirstAnswer<Data<StandView>>> create(UUID festivalId, IdempotencyKey key, NewStand requested) {
        return idempotency.begunOnce(
                key,
                requested.fields(festivalId),
                () -> festivals.get(festivalId),
                _ -> begin(festivalId, requested),
                id -> StandView.created(opened(id, festivalId, requested)));
    }

    private UUID begin(UUID festivalId, NewStand requested) {
        var stand = requested.begin(Ids.next(), festivalId, now());
        rows.add(stand);
        return stand.id();
    }

    /** Opens a stand that was begun like this, and shows it as it begins, whatever became of it since. */
    private Stand opened(UUID id, UUID festivalId, NewStand requested) {
        attempt(id);
        return requested.begin(id, festivalId, get(id).createdAt());
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

    /** Finishes an intent; idempotent. */
    private void open(Stand stand) {
        var asset = Festival.assetCode(stand.festivalId());
        ledger.open(stand.id(), new NewAccount(stand.id(), null, PROGRAM, PURPOSE, asset, null))
                .orThrow();
        transaction.executeWithoutResult(_ -> {
            rows.markOpened(stand.id());
            idempotency.answer(stand.id(), StandView.created(stand));
        });
        payments.forget(stand.id());
    }

    Stand get(UUID id) {
        return rows.find(id).orElseThrow(StandCache::notFound);
    }

    DataPage<Stand> list(UUID festivalId, Paging paging) {
        var festival = festivals.get(festivalId);
        return paging.of(rows.page(festival.id(), paging.offset(), paging.perPage()), rows.count(festival.id()));
    }

    Stand change(UUID id, StandChange requested) {
        return change(id, stand -> requested.applyTo(stand, now()));
    }

    Stand changeStatus(UUID id, StandStatus next) {
        return change(id, stand -> stand.become(next, now()));
    }

    private Stand change(UUID id, UnaryOperator<Stand> how) {
        var changed = transaction.execute(_ -> {
            var before = rows.lock(id).orElseThrow(StandCache::notFound);
            var after = how.apply(before);
            rows.update(before, after);
            return after;
        });
        // Only after the commit: a payment that reads the row before it would cache the old state.
        payments.forget(id);
        return changed;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
