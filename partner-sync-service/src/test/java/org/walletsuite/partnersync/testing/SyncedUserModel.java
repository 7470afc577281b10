package org.walletsuite.partnersync.testing;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.client.ServiceUnavailable;
import org.walletsuite.platform.event.UserEvent;
import org.walletsuite.platform.event.UserEvent.UserRegistered;
import org.walletsuite.platform.event.UserEvent.UserUpdated;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.user.SyncedUserApi;
import org.walletsuite.platform.user.User;

/** The users of wallet-service as its internal API promises them. It can be unavailable, and fail after it has done its work. */
public final class SyncedUserModel implements SyncedUserApi {

    private final Clock clock;
    private final Map<UUID, Person> people = new TreeMap<>();
    private final Map<String, UUID> mapping = new HashMap<>();
    private final List<UserEvent> events = new ArrayList<>();
    private final AtomicInteger breaks = new AtomicInteger();
    private volatile boolean unavailable;
    private long lastNumber = 5_000;

    public SyncedUserModel(Clock clock) {
        this.clock = clock;
    }

    private record Person(User user, boolean hasPassword, Instant createdAt) {}

    public void becomeUnavailable() {
        unavailable = true;
    }

    /** The next calls do what they should, and their answers are lost. */
    public void breakAfterWork(int times) {
        breaks.set(times);
    }

    public void recover() {
        unavailable = false;
        breaks.set(0);
    }

    /** Somebody who signs up here; who has the e-mail without a password is completed. */
    public synchronized User signUp(String email) {
        var known = find(user -> email.equals(user.email()));
        if (known.isPresent()) {
            return change(known.get(), email, known.get().user().phone(), true).user();
        }
        return create(email, null, null, true, clock.instant()).user();
    }

    /** A user who was created at another time. */
    public synchronized User createdAt(String email, Instant time) {
        return create(email, null, null, true, time).user();
    }

    /** A user changes the addresses here. */
    public synchronized User change(UUID id, @Nullable String email, @Nullable String phone) {
        var known = person(id);
        return change(known, email, phone, known.hasPassword()).user();
    }

    /** The user proves a phone, and an admin raises the level. */
    public synchronized User verify(UUID id, String phone, int level) {
        var known = person(id);
        var user = with(known.user(), known.user().email(), phone, true, level);
        people.put(id, new Person(user, known.hasPassword(), known.createdAt()));
        events.add(new UserUpdated(Ids.next().toString(), clock.instant(), user));
        return user;
    }

    public synchronized User user(UUID id) {
        return person(id).user();
    }

    public synchronized List<User> withEmail(String email) {
        return people.values().stream()
                .map(Person::user)
                .filter(user -> email.equals(user.email()))
                .toList();
    }

    public synchronized int size() {
        return people.size();
    }

    /** What wallet-service publishes of what happened since the last call. */
    public synchronized List<UserEvent> takeEvents() {
        var taken = List.copyOf(events);
        events.clear();
        return taken;
    }

    @Override
    public synchronized List<Result> findOrCreate(List<SyncedUser> users) {
        failWhenUnavailable();
        check(!users.isEmpty() && users.size() <= MOST);
        var results = users.stream().map(this::findOrCreate).toList();
        breakIfTold();
        return results;
    }

    private Result findOrCreate(SyncedUser wanted) {
        check(wanted.email() != null || wanted.phone() != null);
        var key = wanted.system() + ":" + wanted.externalId();
        var mapped = mapping.get(key);
        if (mapped != null) {
            return result(
                    person(mapped).hasPassword() ? person(mapped) : successor(key, mapped, wanted), Outcome.FOUND);
        }
        var found = find(user -> wanted.email() != null && wanted.email().equals(user.email()))
                .or(() -> find(user -> user.phoneVerified() && Objects.equals(wanted.phone(), user.phone())))
                .or(() -> people.values().stream()
                        .filter(one -> !one.hasPassword()
                                && wanted.phone() != null
                                && wanted.phone().equals(one.user().phone())
                                && (wanted.email() == null || one.user().email() == null))
                        .findFirst());
        if (found.isPresent() && isMapped(wanted.system(), found.get().user().id())) {
            return result(found.get(), Outcome.TAKEN);
        }
        var person =
                found.orElseGet(() -> create(wanted.email(), wanted.phone(), wanted.system(), false, clock.instant()));
        mapping.put(key, person.user().id());
        return result(person, found.isPresent() ? Outcome.FOUND : Outcome.CREATED);
    }

    /** Who was created of a phone only gives way to whom the e-mail belongs to. */
    private Person successor(String key, UUID mapped, SyncedUser wanted) {
        var known = person(mapped);
        var other = find(user -> wanted.email() != null && wanted.email().equals(user.email()));
        if (known.user().email() != null
                || other.isEmpty()
                || isMapped(wanted.system(), other.get().user().id())) {
            return known;
        }
        people.remove(mapped);
        mapping.put(key, other.get().user().id());
        return other.get();
    }

    private boolean isMapped(String system, UUID id) {
        return mapping.entrySet().stream()
                .anyMatch(entry -> entry.getKey().startsWith(system + ":")
                        && entry.getValue().equals(id));
    }

    private static Result result(Person person, Outcome outcome) {
        var user = person.user();
        return new Result(user.id(), outcome, person.hasPassword(), user.email(), user.phone());
    }

    @Override
    public synchronized Applied apply(List<AddressChange> changes) {
        failWhenUnavailable();
        check(!changes.isEmpty() && changes.size() <= MOST);
        var after = new HashMap<UUID, AddressChange>();
        changes.forEach(change -> after.put(change.userId(), change));
        var refused = changes.stream()
                .flatMap(change -> refusal(change, after).stream())
                .toList();
        if (refused.isEmpty()) {
            changes.forEach(change -> {
                var known = person(change.userId());
                var email = change.email() == null ? known.user().email() : change.email();
                var phone = change.phone() == null ? known.user().phone() : change.phone();
                if (!Objects.equals(email, known.user().email())
                        || !Objects.equals(phone, known.user().phone())) {
                    change(known, email, phone, false);
                }
            });
        }
        breakIfTold();
        return new Applied(refused.isEmpty(), refused);
    }

    private Optional<Refusal> refusal(AddressChange change, Map<UUID, AddressChange> after) {
        var known = people.get(change.userId());
        if (known == null) {
            return Optional.of(new Refusal(change.userId(), Reason.UNKNOWN_USER));
        }
        if (known.hasPassword()) {
            return Optional.of(new Refusal(change.userId(), Reason.HAS_PASSWORD));
        }
        for (var other : people.values()) {
            var moving = after.get(other.user().id());
            if (other.user().id().equals(change.userId())) {
                continue;
            }
            var email = moving != null && moving.email() != null
                    ? moving.email()
                    : other.user().email();
            var phone = moving != null && moving.phone() != null
                    ? moving.phone()
                    : other.user().phone();
            if (change.email() != null && change.email().equals(email)) {
                return Optional.of(new Refusal(change.userId(), Reason.EMAIL_TAKEN));
            }
            if (change.phone() != null
                    && change.phone().equals(phone)
                    && (other.user().phoneVerified() || !other.hasPassword())) {
                return Optional.of(new Refusal(change.userId(), Reason.PHONE_TAKEN));
            }
        }
        return Optional.empty();
    }

    @Override
    public synchronized Page created(Instant since, @Nullable Instant until, long offset, int limit) {
        failWhenUnavailable();
        var all = people.values().stream()
                .filter(one -> !one.createdAt().isBefore(since)
                        && (until == null || one.createdAt().isBefore(until)))
                .sorted(Comparator.comparing(Person::createdAt))
                .toList();
        return page(all, offset, limit);
    }

    @Override
    public synchronized Page recent(int count, long offset, int limit) {
        failWhenUnavailable();
        var all = people.values().stream()
                .sorted(Comparator.comparing(Person::createdAt).reversed())
                .limit(count)
                .toList();
        return page(all, offset, limit);
    }

    private static Page page(List<Person> all, long offset, int limit) {
        return new Page(
                all.size(),
                all.stream()
                        .skip(offset)
                        .limit(limit)
                        .map(one -> new UserRecord(one.user(), one.createdAt(), one.createdAt()))
                        .toList());
    }

    private Person person(UUID id) {
        return Objects.requireNonNull(people.get(id));
    }

    private Optional<Person> find(Predicate<User> which) {
        return people.values().stream().filter(one -> which.test(one.user())).findFirst();
    }

    private Person create(
            @Nullable String email,
            @Nullable String phone,
            @Nullable String origin,
            boolean hasPassword,
            Instant time) {
        var user = new User(Ids.next(), ++lastNumber, email, null, null, phone, false, "en", 1, true, 1, time, origin);
        var person = new Person(user, hasPassword, time);
        people.put(user.id(), person);
        events.add(new UserRegistered(Ids.next().toString(), clock.instant(), user));
        return person;
    }

    private Person change(Person known, @Nullable String email, @Nullable String phone, boolean hasPassword) {
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

    private void failWhenUnavailable() {
        if (unavailable) {
            throw new ServiceUnavailable("wallet", false, null);
        }
    }

    private void breakIfTold() {
        if (breaks.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new ServiceUnavailable("wallet", true, null);
        }
    }

    private static void check(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("wallet-service would answer 400");
        }
    }
}
