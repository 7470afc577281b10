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
import org.walletsuite.wallet.person.Person;
import org.walletsuite.wallet.person.PersonRows;
import org.walletsuite.wallet.token.RefreshTokens;

/** Changes what a person may do and kills every access token that was signed before. */
@Component
public class Access {

    private final PersonRows people;
    private final RefreshTokens refreshTokens;
    private final Outbox outbox;
    private final Clock clock;

    Access(PersonRows people, RefreshTokens refreshTokens, Outbox outbox, Clock clock) {
        this.people = people;
        this.refreshTokens = refreshTokens;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Changes a person whose row is locked; even when nothing differs, older tokens die. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Person change(Person locked, Role role, boolean active) {
        var now = clock.instant();
        var notBefore = afterEveryToken(locked, now);
        var person = people.setAccess(locked.id(), role, active, notBefore);
        if (!active) {
            refreshTokens.endAll(person.id());
        }
        outbox.add(new AccessChanged(
                Ids.next().toString(), now, person.id(), person.accessVersion(), notBefore, active, person.roles()));
        if (locked.active() != active) {
            var eventId = Ids.next().toString();
            outbox.add(
                    active
                            ? new UserUpdated(eventId, now, person.asUser())
                            : new UserDisabled(eventId, now, person.asUser()));
        }
        return person;
    }

    /** A token says the second it was signed in, or the last such moment of its person where that is yet to come. */
    private static Instant afterEveryToken(Person person, Instant now) {
        var second = now.truncatedTo(ChronoUnit.SECONDS);
        var last = person.notBefore();
        return (last == null || last.isBefore(second) ? second : last).plusSeconds(1);
    }
}
