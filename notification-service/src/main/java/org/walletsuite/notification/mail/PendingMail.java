package org.walletsuite.notification.mail;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail that is to be sent.
 *
 * @param happenedAt the event's time
 * @param due until when the row is reserved for the worker that has read it
 * @param handedOverAt when this try completed the mail, or an earlier one did that then recorded no outcome
 */
record PendingMail(
        UUID id,
        Addressee addressee,
        String type,
        String language,
        String title,
        String message,
        Instant happenedAt,
        Instant due,
        @Nullable Instant handedOverAt) {

    PendingMail handedOver(Instant at) {
        return new PendingMail(id, addressee, type, language, title, message, happenedAt, due, at);
    }
}
