package org.walletsuite.platform.event;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record that a listener could not handle.
 *
 * @param headers the record's, among them the event's id ({@code ce_id}) and type ({@code ce_type}); secrets are masked
 * @param error the listener's last failure; secrets of the record are masked
 * @param handledBy who replayed or discarded it, or requested its replay
 */
public record DeadLetter(
        UUID id,
        String listener,
        String topic,
        int partition,
        long offset,
        Instant recordedAt,
        @Nullable String key,
        Map<String, String> headers,
        String error,
        Instant diedAt,
        Status status,
        @Nullable String handledBy,
        @Nullable String reason,
        @Nullable Instant handledAt) {

    /** Whether somebody still has to handle it. */
    public enum Status {
        WAITING,
        /** Its replay was requested, and one of the service's replicas will do it. */
        REQUESTED,
        REPLAYED,
        DISCARDED;

        boolean isFinal() {
            return switch (this) {
                case WAITING, REQUESTED -> false;
                case REPLAYED, DISCARDED -> true;
            };
        }
    }
}
