package org.walletsuite.partnersync.testing;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.event.UserEvent;
import org.walletsuite.platform.event.UserEvent.UserRegistered;
import org.walletsuite.platform.event.UserEvent.UserUpdated;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.user.User;

/** The users themselves, and what they do. */
abstract class UserModel {

    final Clock clock;
    final Map<UUID, Person> people = new TreeMap<>();
    private final List<UserEvent> events = new ArrayList<>();
    private long lastNumber = 5_000;

    UserModel(Clock clock) {
        this.clock = clock;
    }

    record Person(User user, boolean hasPassword, Instant createdAt) {}

    /** Somebody who signs up here; who has the e-mail without a password is completed. */
    public final synchronized User signUp(String email) {
        var known = find(user -> email.equals(user.email()));
        if (known.isPresent()) {
            return change(known.get(), email, known.get().user().phone(), true).user();
        }
        return create(email, null, null, null, true, clock.instant()).user();
    }

    /** A user who was created at another time. */
    public final synchronized User createdAt(String email, Instant time) {
        return create(email, null, null, null, true, time).user();
    }

    /** A user changes the addresses here. */
    public final synchronized User change(UUID id, @Nullable String email, @Nullable String phone) {
        var known = person(id);
        return change(known, email, phone, known.hasPassword()).user();
    }

    /** The user proves a phone, and an admin raises the level. */
    public final synchronized User verify(UUID id, String phone, int level) {
        var known = person(id);
        var user = with(known.user(), known.user().email(), phone, true, level);
        people.put(id, new Person(user, known.hasPassword(), known.createdAt()));
        events.add(new UserUpdated(Ids.next().toString(), clock.instant(), user));
        return user;
    }

    public final synchronized User user(UUID id) {
        return person(id).user();
    }

    public final synchronized List<User> withEmail(String email) {
        return people.values().stream()
                .map(Person::user)
                .filter(user -> email.equals(user.email()))
                .toList();
    }

    public final synchronized int size() {
        return people.size();
    }

    /** What wallet-service publishes of what happened since the last call. */
    public final synchronized List<UserEvent> takeEvents() {
        var taken = List.copyOf(events);
        events.clear();
        return taken;
    }

    final Person person(UUID id) {
        return Objects.requireNonNull(people.get(id));
    }

    final Optional<Person> find(Predicate<User> which) {
        return people.values().stream().filter(one -> which.test(one.user())).findFirst();
    }

    final Person create(
            @Nullable String email,
            @Nullable String phone,
            @Nullable String origin,
            @Nullable String fullName,
            boolean hasPassword,
            Instant time) {
        var user =
                new User(Ids.next(), ++lastNumber, email, fullName, null, phone, false, "en", 1, true, 1, time, origin);
        var person = new Person(user, hasPassword, time);
        people.put(user.id(), person);
        events.add(new UserRegistered(Ids.next().toString(), clock.instant(), user));
        return person;
    }

    final Person change(Person known, @Nullable String email, @Nullable String phone, boolean hasPassword) {
        var user = with(
                known.user(),
                email,
                phone,
                known.user().phoneVerified(),
                known.user().level());
        var person = new Person(user, hasPassword, known.createdAt());
        people.put(user.id(), person);
        events.add(new UserUpdated(Ids.next().toString(), clock.instant(), user));
        return person;
    }

    private static User with(User user, @Nullable String email, @Nullable String phone, boolean verified, int level) {
        return new User(
                user.id(),
                user.number(),
                email,
                user.fullName(),
                user.username(),
                phone,
                verified,
                user.language(),
                level,
                user.active(),
                user.version() + 1,
                user.createdAt(),
                user.origin());
    }
}
