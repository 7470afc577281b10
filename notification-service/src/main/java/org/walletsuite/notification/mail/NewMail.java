package org.walletsuite.notification.mail;

import java.time.Instant;
import org.walletsuite.notification.type.Priority;

/**
 * A mail to be sent.
 *
 * @param eventId what it is about: an event makes one mail, however often it comes
 * @param type the code of a user's {@link org.walletsuite.notification.type.NotificationType}, or of a partner's mail
 * @param language of title and message, such as {@code en}
 * @param createdAt the event's time
 */
public record NewMail(
        String eventId,
        Addressee addressee,
        String type,
        Priority priority,
        String language,
        String title,
        String message,
        Instant createdAt) {}
