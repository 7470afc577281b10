package org.walletsuite.notification.trigger;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.walletsuite.notification.type.NotificationType;
import org.walletsuite.notification.type.Placeholder;

/**
 * Something that a user is to be notified of.
 *
 * @param eventId what causes it: an event causes one notification, however often it comes
 * @param byMail whether it may be sent by mail; false where another event of the same decision says it all
 * @param values for the type's words; absent ones are left out or empty
 */
public record Occurrence(
        String eventId,
        Instant time,
        UUID userId,
        NotificationType type,
        boolean byMail,
        Map<Placeholder, String> values) {

    Occurrence inAppOnly() {
        return new Occurrence(eventId, time, userId, type, false, values);
    }
}
