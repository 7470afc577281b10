package org.walletsuite.notification.intake;

import static org.walletsuite.platform.testing.Patience.await;

import org.junit.jupiter.api.Test;
import org.walletsuite.notification.testing.NotificationFixture;

/** Users whom another system knows by a phone only. */
class NoEmailTest extends NotificationFixture {

    @Test
    void reachesThemInTheInboxOnly() {
        user = walletService.add(null, "Karen", true);
        var skipped = "user_id = ? and status = 'SKIPPED' and reason = 'The user has no e-mail address'";

        publish(1, approved());

        await().until(() -> count("mail", skipped, user.id()) == 1);
    }
}
