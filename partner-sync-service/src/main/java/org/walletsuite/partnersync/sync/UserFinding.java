package org.walletsuite.partnersync.sync;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.user.SyncedUserApi;
import org.walletsuite.platform.user.SyncedUserApi.SyncedUser;

/**
 * Finds out who a user of theirs is here, who is created where there is none. Nobody is ever found by an address that this
 * side holds for another user of theirs: two users of theirs never become one here.
 */
@Component
class UserFinding {

    private final JdbcClient db;
    private final SyncedUserApi users;

    UserFinding(JdbcClient db, SyncedUserApi users) {
        this.db = db;
        this.users = users;
    }

    /** A reference without a user, and by which addresses the user may be found. */
    private record Search(
            Reference reference,
            @Nullable String email,
            @Nullable String phone) {

        boolean isPossible() {
            return email != null || phone != null;
        }

        Search without(Set<String> held) {
            return new Search(
                    reference,
                    email != null && held.contains(email) ? null : email,
                    phone != null && held.contains(phone) ? null : phone);
        }

        AlignmentOutcome blocked() {
            return AlignmentOutcome.of(reference)
                    .blockedBy(reference.email() == null ? ConflictKind.PHONE_TAKEN : ConflictKind.EMAIL_TAKEN);
        }
    }

    /** The outcomes so far, in no particular order: who the users are, and where that can't be said, why not. */
    List<AlignmentOutcome> find(OtherSystem system, List<Reference> references) {
        var outcomes = new ArrayList<AlignmentOutcome>();
        references.stream()
                .filter(one -> one.userId() != null)
                .map(AlignmentOutcome::of)
                .forEach(outcomes::add);
        var unknown = references.stream().filter(one -> one.userId() == null).toList();
        var held = heldForOthers(system, unknown);
        var searches = unknown.stream()
                .map(one -> new Search(one, one.email(), one.phone()).without(held))
                .toList();
        while (!searches.isEmpty()) {
            searches.stream()
                    .filter(one -> !one.isPossible())
                    .map(Search::blocked)
                    .forEach(outcomes::add);
            searches =
                    search(system, searches.stream().filter(Search::isPossible).toList(), outcomes);
        }
        return outcomes;
    }

    /** Returns those that are to be searched without the address that was somebody else's; there is always less of them. */
    private List<Search> search(OtherSystem system, List<Search> searches, List<AlignmentOutcome> outcomes) {
        var again = new ArrayList<Search>();
        for (var from = 0; from < searches.size(); from += SyncedUserApi.MOST) {
            var part = searches.subList(from, Math.min(from + SyncedUserApi.MOST, searches.size()));
            var results = users.findOrCreate(
                    part.stream().map(one -> user(system, one)).toList());
            for (var index = 0; index < part.size(); index++) {
                var search = part.get(index);
                var result = results.get(index);
                switch (result.outcome()) {
                    case CREATED, FOUND -> outcomes.add(found(search.reference(), result));
                    case UNPROVED ->
                        outcomes.add(AlignmentOutcome.of(search.reference()).blockedBy(ConflictKind.UNPROVED));
                    case TAKEN -> again.add(search.without(takenBy(search, result)));
                }
            }
        }
        return again;
    }

    /** Who is known by a phone only may turn out to be somebody whom we have by the e-mail. */
    static boolean mayBeAnother(AlignmentOutcome outcome) {
        return outcome.conflict() == ConflictKind.EMAIL_TAKEN
                && outcome.userId() != null
                && outcome.ourEmail() == null
                && !outcome.reference().emailUnproved();
    }

    /** The same outcomes, with other users where that is so. */
    List<AlignmentOutcome> findAgain(OtherSystem system, List<AlignmentOutcome> outcomes) {
        var found = new ArrayList<AlignmentOutcome>();
        for (var outcome : outcomes) {
            var reference = outcome.reference();
            var result = mayBeAnother(outcome)
                    ? users.findOrCreate(
                                    List.of(user(system, new Search(reference, reference.email(), reference.phone()))))
                            .getFirst()
                    : null;
            found.add(result == null ? outcome : foundAgain(outcome, result));
        }
        return found;
    }

    private static AlignmentOutcome foundAgain(AlignmentOutcome before, SyncedUserApi.Result result) {
        return switch (result.outcome()) {
            case CREATED, FOUND -> found(before.reference(), result);
            case UNPROVED, TAKEN -> before;
        };
    }

    private static SyncedUser user(OtherSystem system, Search search) {
        var reference = search.reference();
        return new SyncedUser(
                system.code(),
                reference.externalId(),
                search.email(),
                search.phone(),
                reference.name(),
                reference.emailUnproved(),
                reference.phoneUnproved());
    }

    /**
     * Somebody with a password is found only by what they vouch for. An e-mail is not proved here either, so whoever is
     * found by one may be two people: neither of them gets what the other changes.
     */
    private static AlignmentOutcome found(Reference reference, SyncedUserApi.Result result) {
        var signedUp = result.hasPassword() && result.outcome() == SyncedUserApi.Outcome.FOUND;
        if (signedUp && !reference.isProvedBy(result.email(), result.phone())) {
            return AlignmentOutcome.of(reference).blockedBy(ConflictKind.UNPROVED);
        }
        var byEmail = signedUp && reference.email() != null && reference.email().equals(result.email());
        return new AlignmentOutcome(
                reference,
                result.userId(),
                result.outcome() == SyncedUserApi.Outcome.CREATED,
                byEmail || !reference.isProved(),
                result.email(),
                result.phone(),
                null);
    }

    /** The addresses by which it was found; all of them where that can't be seen, so that it is not searched for ever. */
    private static Set<String> takenBy(Search search, SyncedUserApi.Result result) {
        var asked = new HashSet<String>();
        addTo(asked, search.email());
        addTo(asked, search.phone());
        var common = new HashSet<>(asked);
        common.removeIf(address -> !address.equals(result.email()) && !address.equals(result.phone()));
        return common.isEmpty() ? asked : common;
    }

    private static void addTo(Set<String> all, @Nullable String one) {
        if (one != null) {
            all.add(one);
        }
    }

    /** Those of their addresses that users here have whom the system calls by another id. */
    private Set<String> heldForOthers(OtherSystem system, List<Reference> unknown) {
        return unknown.isEmpty()
                ? Set.of()
                : new HashSet<>(db.sql("""
                                select our_email from sync_reference
                                where system_id = :system and user_id is not null and our_email = any(:emails)
                                union all
                                select our_phone from sync_reference
                                where system_id = :system and user_id is not null and our_phone = any(:phones)""")
                        .param("system", system.id())
                        .param("emails", texts(unknown, Reference::email))
                        .param("phones", texts(unknown, Reference::phone))
                        .query(String.class)
                        .list());
    }

    private static String[] texts(List<Reference> all, Function<Reference, @Nullable String> text) {
        return all.stream().map(text).filter(Objects::nonNull).toArray(String[]::new);
    }
}
