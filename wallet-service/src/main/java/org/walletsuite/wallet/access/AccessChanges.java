package org.walletsuite.wallet.access;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.walletsuite.platform.event.AccessEvent.AccessChanged;
import org.walletsuite.platform.event.Outbox;
import org.walletsuite.platform.event.UserEvent.UserDisabled;
import org.walletsuite.platform.event.UserEvent.UserUpdated;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.security.Role;
import org.walletsuite.wallet.token.RefreshTokens;
import org.walletsuite.wallet.user.UserAccount;
import org.walletsuite.wallet.user.UserAccountRows;

/** Changes what a user may do and revokes every access token that was signed before. */
@Component
public class AccessChanges {

    private final UserAccountRows users;
    private final RefreshTokens refreshTokens;
    private final Outbox outbox;
    private final Clock clock;

    AccessChanges(UserAccountRows users, RefreshTokens refreshTokens, Outbox outbox, Clock clock) {
        this.users = users;
        this.refreshTokens = refreshTokens;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Changes a user whose row is locked; even when nothing differs, older tokens are revoked. */
    @Transactional(propagation = Propagation.MANDATORY)
    public UserAccount change(UserAccount locked, Role role, boolean active) {
        var now = clock.instant();
        var notBefore = afterEveryToken(locked, now);
        var user = users.setAccess(locked.id(), role, active, notBefore, now);
        if (!active) {
            refreshTokens.endAll(user.id());
        }
        outbox.add(new AccessChanged(
                Ids.next().toString(), now, user.id(), user.accessVersion(), notBefore, active, user.roles()));
        if (locked.active() != active) {
            var eventId = Ids.next().toString();
            outbox.add(
                    active
                            ? new UserUpdated(eventId, now, user.asUser())
                            : new UserDisabled(eventId, now, user.asUser()));
        }
        return user;
    }

    /** A token's time of issue is the second of its signature, or the user's last revocation where that is later. */
    private static Instant afterEveryToken(UserAccount user, Instant now) {
        var second = now.truncatedTo(ChronoUnit.SECONDS);
        var last = user.notBefore();
        return (last == null || last.isBefore(second) ? second : last).plusSeconds(1);
    }
}
