package org.walletsuite.platform.event;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.GenericMessageListener;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.platform.database.Pruning;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.error.Outage;
import org.walletsuite.platform.event.DeadLetter.Status;

/**
 * Replays dead letters, each by its own listener like a redelivery, or discards them. Replays requested from the
 * command line run here, where the listeners are. Those that were handled are deleted after a while.
 */
public final class DeadLetters implements SchedulingConfigurer {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
    private static final int AT_A_TIME = 20;
    private static final int DELETED_AT_ONCE = 1_000;

    private final DeadLetterRows rows;
    private final KafkaListenerEndpointRegistry listeners;
    private final TransactionTemplate transaction;
    private final EventSettings settings;

    /** Requested replays whose listener this replica didn't have at its last look; of the scheduler's thread only. */
    private Set<UUID> orphans = Set.of();

    DeadLetters(
            DeadLetterRows rows,
            KafkaListenerEndpointRegistry listeners,
            TransactionTemplate transaction,
            EventSettings settings) {
        this.rows = rows;
        this.listeners = listeners;
        this.transaction = transaction;
        this.settings = settings;
    }

    /** Those that are waiting, of one listener or of all, the oldest first. */
    public List<DeadLetter> open(@Nullable String listener, int limit, long offset) {
        return rows.open(listener, limit, offset);
    }

    /** How many are waiting, of one listener or of all. */
    public long countOpen(@Nullable String listener) {
        return rows.countOpen(listener);
    }

    /** How many are waiting, by listener; those without any are not there. */
    public Map<String, Long> countOpen() {
        return rows.countOpen();
    }

    public Optional<DeadLetterInFull> inFull(UUID id) {
        return rows.inFull(id);
    }

    /**
     * Has a dead letter's listener handle it, and records that in the same transaction. One that was replayed or
     * discarded before is returned unchanged. 409 where the listener fails on it again.
     */
    public Optional<DeadLetter> replay(UUID id, String by, String reason) {
        try {
            return Objects.requireNonNull(transaction.execute(_ -> {
                var letter = rows.lock(id);
                letter.filter(found -> !found.status().isFinal()).ifPresent(found -> {
                    handle(found.listener(), rows.record(id));
                    rows.handled(id, Status.REPLAYED, by, reason);
                });
                return rows.find(id);
            }));
        } catch (KafkaException e) {
            if (Outage.stopsAll(e)) {
                throw ApiException.unavailable("Temporarily unavailable, please try again", e);
            }
            rows.failedAgain(id, by, reason, e);
            var error = rows.find(id).map(DeadLetter::error).orElse("it is gone");
            LOG.error("The replay of dead letter {} failed: {}", id, error);
            throw new ApiException(ErrorCode.CONFLICT, "The listener fails on it again: " + error, e);
        }
    }

    /** One that was replayed or discarded before is returned unchanged. */
    public Optional<DeadLetter> discard(UUID id, String by, String reason) {
        rows.handled(id, Status.DISCARDED, by, reason);
        return rows.find(id);
    }

    /** Calls the listener as Kafka's container does: with its traces, its transaction and its inbox. */
    @SuppressWarnings("unchecked") // The listener's type says whether it takes records or lists of them.
    private void handle(String name, ConsumerRecord<String, byte @Nullable []> record) {
        var container = listeners.getListenerContainer(name);
        if (container == null) {
            throw new ApiException(ErrorCode.CONFLICT, "There is no listener " + name + " any more");
        }
        var listener = (GenericMessageListener<Object>)
                Objects.requireNonNull(container.getContainerProperties().getMessageListener());
        listener.onMessage(listener instanceof BatchMessageListener ? List.of(record) : record, null, null);
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addFixedDelayTask(
                new FixedDelayTask(this::replayRequested, settings.replayEvery(), settings.replayEvery()));
        tasks.addFixedDelayTask(new FixedDelayTask(this::prune, settings.pruneEvery(), settings.pruneEvery()));
    }

    void prune() {
        try {
            Pruning.inSteps(DELETED_AT_ONCE, limit -> rows.deleteHandled(settings.deadLetterKeep(), limit));
        } catch (RuntimeException e) {
            LOG.warn("Handled dead letters could not be deleted, and will be later: {}", e.getMessage());
        }
    }

    private void replayRequested() {
        try {
            var known = listeners.getListenerContainerIds();
            known.forEach(listener -> rows.requested(listener, AT_A_TIME).forEach(this::replayRequested));
            refuseOrphans(rows.requestedOfOthers(known, AT_A_TIME));
        } catch (RuntimeException e) {
            LOG.warn("Requested replays could not be read, and will be later: {}", e.getMessage());
        }
    }

    /** Only those that were there at the last look, too: a replica of another version may have their listener. */
    private void refuseOrphans(List<UUID> found) {
        found.stream().filter(orphans::contains).forEach(id -> {
            rows.lackListener(id);
            LOG.warn("Dead letter {} can't be replayed: its listener doesn't exist any more", id);
        });
        orphans = Set.copyOf(found);
    }

    private void replayRequested(DeadLetter letter) {
        try {
            replay(letter.id(), Objects.requireNonNull(letter.handledBy()), Objects.requireNonNull(letter.reason()));
        } catch (ApiException e) {
            LOG.warn("Dead letter {} was not replayed: {}", letter.id(), e.getMessage());
        }
    }
}
