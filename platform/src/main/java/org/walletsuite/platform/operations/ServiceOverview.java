package org.walletsuite.platform.operations;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.reconciliation.Extent;
import org.walletsuite.platform.reconciliation.PastReconciliation;
import org.walletsuite.platform.workflow.WorkflowBacklog;

/**
 * The state of a service. What its database or the broker did not say in time is null: it is unknown, and neither zero nor
 * good.
 */
record ServiceOverview(
        String service,
        Instant at,
        ServiceHealth health,
        @Nullable OutboxState outbox,
        ConsumerState consumers,
        @Nullable WorkflowState workflows,
        @Nullable DeadLetterState deadLetters,
        @Nullable ReconciliationState reconciliation) {

    /** How well the service, or a part of it, does its work. */
    enum HealthStatus {
        UP,
        /** It does its work, but for that of a part. */
        DEGRADED,
        DOWN
    }

    record ServiceHealth(HealthStatus status, List<HealthPart> parts) {}

    /**
     * Something that the service needs.
     *
     * @param detail what is wrong, where something is
     */
    record HealthPart(
            String name, HealthStatus status, @Nullable String detail) {

        static HealthPart of(String name, boolean isUp, String otherwise) {
            return new HealthPart(name, isUp ? HealthStatus.UP : HealthStatus.DOWN, isUp ? null : otherwise);
        }
    }

    /**
     * The events that are to be published.
     *
     * @param ageSeconds age of the oldest; 0 where all are published
     * @param stoppedTopics how many topics are blocked by an event that can't be published
     */
    record OutboxState(long ageSeconds, int stoppedTopics) {}

    /** Whether something could be measured. */
    enum Knowledge {
        KNOWN,
        UNKNOWN
    }

    /**
     * The events that are to be consumed.
     *
     * @param lag how many records all listeners have not handled yet; null where no broker answers
     */
    record ConsumerState(Knowledge status, @Nullable Long lag, List<ListenerLag> listeners) {

        static ConsumerState unknown() {
            return new ConsumerState(Knowledge.UNKNOWN, null, List.of());
        }

        static ConsumerState of(List<ListenerLag> listeners) {
            return new ConsumerState(
                    Knowledge.KNOWN,
                    listeners.stream().mapToLong(ListenerLag::lag).sum(),
                    listeners);
        }
    }

    record ListenerLag(String listener, long lag) {}

    /** @param oldestSeconds how long the oldest of all kinds has waited; 0 where there is none */
    record WorkflowState(long unfinished, long oldestSeconds, List<WorkflowBacklog> kinds) {

        static WorkflowState of(List<WorkflowBacklog> kinds) {
            return new WorkflowState(
                    kinds.stream().mapToLong(WorkflowBacklog::unfinished).sum(),
                    kinds.stream()
                            .mapToLong(WorkflowBacklog::oldestSeconds)
                            .max()
                            .orElse(0),
                    kinds);
        }
    }

    /** Dead letters that are waiting; listeners without any are not listed. */
    record DeadLetterState(long waiting, List<ListenerDeadLetters> listeners) {}

    record ListenerDeadLetters(String listener, long waiting) {}

    /**
     * The last reconciliation.
     *
     * @param requested whether one was requested that has not ended yet
     * @param last null before the first
     */
    record ReconciliationState(boolean requested, @Nullable LastReconciliation last) {}

    /** @param discrepancies null where it could not be finished; {@code error} says why */
    record LastReconciliation(
            Extent extent,
            Instant endedAt,
            @Nullable Long discrepancies,
            @Nullable String error) {

        static LastReconciliation of(PastReconciliation run) {
            return new LastReconciliation(run.extent(), run.endedAt(), run.discrepancies(), run.error());
        }
    }
}
