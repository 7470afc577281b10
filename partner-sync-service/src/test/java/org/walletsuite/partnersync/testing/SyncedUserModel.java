package org.walletsuite.partnersync.testing;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.client.ServiceUnavailable;
import org.walletsuite.platform.user.SyncedUserApi;
import org.walletsuite.platform.user.User;
import org.walletsuite.platform.user.UserApi;

/** The users of wallet-service as its internal API promises them. It can be unavailable, and fail after it has done its work. */
public final class SyncedUserModel extends UserModel implements SyncedUserApi, UserApi {

    private final Map<String, UUID> mapping = new HashMap<>();
    private final AtomicInteger breaks = new AtomicInteger();
    private final AtomicInteger untilFailure = new AtomicInteger();
    private volatile boolean unavailable;
    private volatile String poison = "";

    public SyncedUserModel(Clock clock) {
        super(clock);
    }

    public void becomeUnavailable() {
        unavailable = true;
    }

    /** The next calls do what they should, and their answers are lost. */
    public void breakAfterWork(int times) {
        breaks.set(times);
    }

    /** Whoever asks for the user with this e-mail, alone or among others, gets no answer that can be used. */
    public void failAt(String email) {
        poison = email;
    }

    /** The next call with this number, the first one is 1, does nothing and gets no answer that can be used. */
    public void failOnce(int call) {
        untilFailure.set(call);
    }

    private void failAtPoison(Stream<@Nullable String> emails) {
        if (emails.anyMatch(poison::equals)) {
            throw new IllegalStateException("Nobody thought of this one");
        }
    }

    public void recover() {
        poison = "";
        unavailable = false;
        untilFailure.set(0);
        breaks.set(0);
    }

    @Override
    public synchronized List<Result> findOrCreate(List<SyncedUser> users) {
        failWhenUnavailable();
        check(!users.isEmpty() && users.size() <= SyncedUserApi.MOST);
        failAtPoison(users.stream().map(SyncedUser::email));
        if (untilFailure.getAndUpdate(left -> Math.max(0, left - 1)) == 1) {
            throw new IllegalStateException("Nobody thought of this call");
        }
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
        if (found.isPresent()
                && found.get().hasPassword()
                && !isMapped(wanted.system(), found.get().user().id())
                && !wanted.isProvedBy(
                        found.get().user().email(), found.get().user().phone())) {
            return result(found.get(), Outcome.UNPROVED);
        }
        if (found.isPresent() && isMapped(wanted.system(), found.get().user().id())) {
            return result(found.get(), Outcome.TAKEN);
        }
        var person = found.orElseGet(() ->
                create(wanted.email(), wanted.phone(), wanted.system(), wanted.fullName(), false, clock.instant()));
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
        check(!changes.isEmpty() && changes.size() <= SyncedUserApi.MOST);
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
    public synchronized List<UUID> signedUp(List<UUID> users) {
        failWhenUnavailable();
        return users.stream()
                .filter(id -> people.containsKey(id) && person(id).hasPassword())
                .toList();
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

    @Override
    public synchronized List<User> users(List<UUID> ids) {
        failWhenUnavailable();
        var found = people.values().stream()
                .map(Person::user)
                .filter(user -> ids.contains(user.id()))
                .toList();
        failAtPoison(found.stream().map(User::email));
        return found;
    }

    @Override
    public Optional<User> withPhone(String phone) {
        throw new UnsupportedOperationException("Nobody is found by phone here");
    }

    @Override
    public List<User> page(long after, int size) {
        throw new UnsupportedOperationException("Nobody walks through all users");
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
