package org.walletsuite.wallet.sync;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.event.Outbox;
import org.walletsuite.platform.event.UserEvent.UserDisabled;
import org.walletsuite.platform.event.UserEvent.UserRegistered;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.user.SyncedUserApi.Result;
import org.walletsuite.platform.user.SyncedUserApi.SyncedUser;
import org.walletsuite.wallet.sync.Matching.ExternalId;

/**
 * Finds the users of other systems here, or creates them without a password. Lists are settled one after the other, each
 * in one transaction; only sign-ups and profiles change meanwhile, and whoever then loses an address to one is decided
 * on again.
 */
@Component
class SyncedUsers {

    /** An address is taken at most once in the time of a pass, unless somebody gives it up again at once. */
    private static final int PASSES = 3;

    private final SyncedUserRows rows;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SyncedUsers(SyncedUserRows rows, Outbox outbox, TransactionTemplate transaction, Clock clock) {
        this.rows = rows;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** In the order of the list. Most are known and need no lock. */
    List<Result> findOrCreate(List<SyncedUser> wanted) {
        var known = rows.known(wanted);
        var settled = wanted.stream()
                .map(user -> known.get(ExternalId.of(user)))
                .filter(user -> user != null && !user.isOnlyAPhone())
                .map(user -> new Decision.Known(user).result())
                .toList();
        return settled.size() == wanted.size() ? settled : transaction.execute(_ -> settle(wanted));
    }

    private List<Result> settle(List<SyncedUser> wanted) {
        rows.lock();
        var results = new TreeMap<Integer, Result>();
        for (var pass = 0; pass < PASSES && results.size() < wanted.size(); pass++) {
            var open = new LinkedHashMap<Integer, SyncedUser>();
            IntStream.range(0, wanted.size())
                    .filter(index -> !results.containsKey(index))
                    .forEach(index -> open.put(index, wanted.get(index)));
            settleOpen(open).forEach((index, decision) -> results.put(index, decision.result()));
        }
        if (results.size() < wanted.size()) {
            throw ApiException.unavailable("Addresses change hands at the moment, please try again.", null);
        }
        return List.copyOf(results.values());
    }

    /** The decisions that hold; the others were about users whose address somebody took meanwhile. */
    private Map<Integer, Decision> settleOpen(Map<Integer, SyncedUser> open) {
        var now = clock.instant();
        var matching = matching(List.copyOf(open.values()));
        var decisions = new LinkedHashMap<Integer, Decision>();
        open.forEach((index, user) -> decisions.put(index, matching.decide(user)));
        var lost = create(decisions, open, now);
        decisions.values().removeIf(decision -> lost.contains(decision.user().id()));
        var linked = new LinkedHashMap<ExternalId, UUID>();
        decisions.forEach((index, decision) -> {
            var external = ExternalId.of(Objects.requireNonNull(open.get(index)));
            switch (decision) {
                case Decision.Linked(var user) -> linked.put(external, user.id());
                case Decision.Created(var user) -> linked.put(external, user.id());
                case Decision.Moved(var user, var from) -> move(external, from, user.id(), now);
                case Decision.Known _, Decision.Taken _, Decision.Unproved _ -> {}
            }
        });
        rows.link(linked, now);
        return decisions;
    }

    private Matching matching(List<SyncedUser> wanted) {
        var known = rows.known(wanted);
        var addressed = rows.addressed(wanted);
        var phones = known.values().stream()
                .filter(Candidate::isOnlyAPhone)
                .map(Candidate::id)
                .toList();
        return new Matching(
                known,
                addressed,
                rows.links(addressed.stream().map(Candidate::id).toList()),
                phones.isEmpty() ? phones : rows.withNothing(phones));
    }

    /** The ids of those who could not be created. */
    private Set<UUID> create(Map<Integer, Decision> decisions, Map<Integer, SyncedUser> wanted, Instant now) {
        var users = new ArrayList<Candidate>();
        var names = new HashMap<UUID, @Nullable String>();
        decisions.forEach((index, decision) -> {
            if (decision instanceof Decision.Created(var user)) {
                users.add(user);
                names.put(user.id(), Objects.requireNonNull(wanted.get(index)).fullName());
            }
        });
        var lost = users.stream().map(Candidate::id).collect(Collectors.toCollection(HashSet::new));
        rows.add(users, names, now).forEach(user -> {
            lost.remove(user.id());
            outbox.add(new UserRegistered(Ids.next().toString(), now, user.asUser()));
        });
        return lost;
    }

    private void move(ExternalId external, UUID from, UUID to, Instant now) {
        rows.move(external, to);
        outbox.add(
                new UserDisabled(Ids.next().toString(), now, rows.end(from, now).asUser()));
    }
}
