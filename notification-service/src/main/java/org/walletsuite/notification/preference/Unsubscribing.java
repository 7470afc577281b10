package org.walletsuite.notification.preference;

import java.util.UUID;
import org.springframework.stereotype.Service;
import org.walletsuite.notification.type.NotificationType;

/** Switches a type's mails off by a link in them. */
@Service
public class Unsubscribing {

    /** Where a user switches this type's mails off without a log-in. */
    public String linkFor(UUID user, NotificationType type) {
        return "http://localhost:8080/notifications/unsubscribe/?token=" + user + "." + type.code();
    }
}
