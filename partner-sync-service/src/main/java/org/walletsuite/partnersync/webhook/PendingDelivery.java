package org.walletsuite.partnersync.webhook;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event that is to be sent.
 *
 * @param sealedBody null before the first try
 * @param due until when the row is reserved for the worker that has read it
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
record PendingDelivery(
        UUID id,
        UUID environmentId,
        NewDelivery content,
        boolean test,
        byte @Nullable [] sealedBody,
        Trigger trigger,
        boolean isFirstTry,
        Instant createdAt,
        Instant due) {

    /** What is sealed for one delivery can't be opened as another's. */
    static String bodyPlace(UUID id) {
        return "webhook-body:" + id;
    }
}
