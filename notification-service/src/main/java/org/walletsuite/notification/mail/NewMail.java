package org.walletsuite.notification.mail;

import java.time.Instant;
import java.util.UUID;
import org.walletsuite.notification.type.NotificationType;

/**
 * A mail to be sent.
 *
 * @param eventId what it is about: an event makes one mail, however often it comes
 * @param language of title and message, such as {@code en}
 * @param createdAt the event's time
 */
public record NewMail(
        String eventId,
        UUID userId,
        long userNumber,
        NotificationType type,
        String language,
        String title,
        String message,
        Instant createdAt) {}
