package org.walletsuite.wallet.access;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.giftcard.ListPage;
import org.walletsuite.platform.security.Principal;
import org.walletsuite.platform.security.Role;
import org.walletsuite.wallet.person.Person;
import org.walletsuite.wallet.person.PersonRows;

/** Who may change whom. */
@Component
class Users {

    private final UserRows rows;
    private final PersonRows people;
    private final Access access;

    Users(UserRows rows, PersonRows people, Access access) {
        this.rows = rows;
        this.people = people;
        this.access = access;
    }

    List<Person> list(UserRows.Filter wanted, ListPage page) {
        return rows.list(wanted, page);
    }

    long count(UserRows.Filter wanted) {
        return rows.count(wanted);
    }

    /** Null leaves as it is. Both rows are locked, in the order of their ids, so that of two admins who dismiss each other one does. */
    @Transactional
    public Person change(
            Principal.User caller, UUID personId, @Nullable Role wantedRole, @Nullable Boolean wantedActive) {
        caller.mustNotBe(personId, "You cannot change your own account.");
        var locked = new HashMap<UUID, Person>();
        Stream.of(caller.id(), personId)
                .sorted(Comparator.naturalOrder())
                .forEach(id -> people.lock(id).ifPresent(person -> locked.put(id, person)));
        var admin = locked.get(caller.id());
        if (admin == null || !admin.active() || !admin.role().includes(Role.ADMIN)) {
            throw new ApiException(ErrorCode.FORBIDDEN);
        }
        var person = locked.get(personId);
        if (person == null) {
            throw new ApiException(ErrorCode.NOT_FOUND);
        }
        var role = Objects.requireNonNullElse(wantedRole, person.role());
        var active = Objects.requireNonNullElse(wantedActive, person.active());
        if (!admin.role().includes(person.role()) || !admin.role().includes(role)) {
            throw new ApiException(ErrorCode.FORBIDDEN);
        }
        return role == person.role() && active == person.active() ? person : access.change(person, role, active);
    }
}
