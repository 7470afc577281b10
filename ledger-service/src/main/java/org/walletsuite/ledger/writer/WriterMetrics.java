package org.walletsuite.ledger.writer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.walletsuite.platform.ledger.PostingResult;
import org.walletsuite.platform.ledger.PostingResult.Reason;

/** The writer's metrics. */
final class WriterMetrics {

    private final DistributionSummary batches;
    private final Timer commits;
    private final Counter posted;
    private final Counter replayed;
    private final Map<Reason, Counter> rejected = new EnumMap<>(Reason.class);
    private final Counter refused;
    private final Counter sick;
    private final Counter lostConnections;
    private final Counter refusedByQueue;
    private final Counter landed;
    private final Counter notLanded;

    WriterMetrics(MeterRegistry registry, Collection<?> queue) {
        registry.gauge("ledger.writer.queue", queue, Collection::size);
        batches = registry.summary("ledger.writer.batch");
        commits = registry.timer("ledger.writer.commit");
        posted = registry.counter("ledger.writer.posted");
        replayed = registry.counter("ledger.writer.replayed");
        for (var reason : Reason.values()) {
            rejected.put(reason, registry.counter("ledger.writer.rejected", "reason", reason.name()));
        }
        refused = registry.counter("ledger.writer.refused-by-database");
        sick = registry.counter("ledger.writer.sick-database");
        lostConnections = registry.counter("ledger.writer.lost-connections");
        landed = registry.counter("ledger.writer.doubtful-commits", "landed", "yes");
        notLanded = registry.counter("ledger.writer.doubtful-commits", "landed", "no");
        refusedByQueue = registry.counter("ledger.writer.refused-by-queue");
    }

    void committed(List<PendingWrite<?>> writes, long nanos) {
        batches.record(writes.size());
        commits.record(nanos, TimeUnit.NANOSECONDS);
    }

    void decided(PostingResult result) {
        switch (result) {
            case PostingResult.Posted _ -> posted.increment();
            case PostingResult.Replayed _ -> replayed.increment();
            case PostingResult.Rejected no ->
                Objects.requireNonNull(rejected.get(no.reason())).increment();
        }
    }

    void refused() {
        refused.increment();
    }

    void databaseSick() {
        sick.increment();
    }

    void connectionLost() {
        lostConnections.increment();
    }

    /** A commit whose answer was lost was found to have happened, or not. */
    void doubtResolved(boolean hasLanded) {
        (hasLanded ? landed : notLanded).increment();
    }

    void refusedByQueue() {
        refusedByQueue.increment();
    }
}
