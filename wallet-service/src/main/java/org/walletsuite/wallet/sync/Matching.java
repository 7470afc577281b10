package org.walletsuite.wallet.sync;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.user.SyncedUserApi.SyncedUser;

/**
 * Decides one after the other who the users of a list are, from what was read for all of them at once; each decision
 * counts for those that follow.
 */
final class Matching {

    private final Map<ExternalId, Candidate> known;
    private final Set<Link> links;
    private final Set<UUID> mayEnd;
    private final Map<String, Candidate> byEmail = new HashMap<>();
    private final Map<String, Candidate> byProvedPhone = new HashMap<>();
    private final Map<String, Candidate> bySyncedPhone = new HashMap<>();

    /**
     * @param known those who were answered before
     * @param addressed those who have one of the list's addresses
     * @param links of which systems they are users
     * @param mayEnd those who are nothing but a phone, and have nothing else here or elsewhere
     */
    Matching(
            Map<ExternalId, Candidate> known,
            Collection<Candidate> addressed,
            Collection<Link> links,
            Collection<UUID> mayEnd) {
        this.known = new HashMap<>(known);
        this.links = new HashSet<>(links);
        this.mayEnd = new HashSet<>(mayEnd);
        addressed.forEach(this::add);
    }

    /** A user's id in a system. */
    record ExternalId(String system, String id) {

        static ExternalId of(SyncedUser user) {
            return new ExternalId(user.system(), user.externalId());
        }
    }

    /** That a user here is some user of a system. */
    record Link(UUID userId, String system) {}

    Decision decide(SyncedUser wanted) {
        var before = known.get(ExternalId.of(wanted));
        var owner = owner(wanted);
        if (before != null) {
            return owner != null && givesWay(before, owner, wanted)
                    ? moved(wanted, before, owner)
                    : new Decision.Known(before);
        }
        if (owner != null && !isLinked(owner, wanted)) {
            return isProved(wanted, owner) ? linked(wanted, owner) : new Decision.Unproved(owner);
        }
        if (owner != null && (wanted.email() == null || wanted.email().equals(owner.email()))) {
            return new Decision.Taken(owner);
        }
        return unproved(wanted);
    }

    /** Whom one of the addresses belongs to; an e-mail says more than a phone. */
    private @Nullable Candidate owner(SyncedUser wanted) {
        var emailed = wanted.email() == null ? null : byEmail.get(wanted.email());
        return emailed != null || wanted.phone() == null ? emailed : byProvedPhone.get(wanted.phone());
    }

    /** Several may say they have an unproved phone, so another e-mail, or another id of the same system, is another user. */
    private Decision unproved(SyncedUser wanted) {
        var holder = wanted.phone() == null ? null : bySyncedPhone.get(wanted.phone());
        if (holder == null || (wanted.email() != null && (holder.email() != null || isLinked(holder, wanted)))) {
            return created(wanted);
        }
        return isLinked(holder, wanted) ? new Decision.Taken(holder) : linked(wanted, holder);
    }

    /** That user was made only because the system did not say yet whose the phone is. */
    private boolean givesWay(Candidate before, Candidate owner, SyncedUser wanted) {
        return before.isOnlyAPhone()
                && mayEnd.contains(before.id())
                && wanted.system().equals(before.origin())
                && !before.id().equals(owner.id())
                && isProved(wanted, owner)
                && !isLinked(owner, wanted);
    }

    /** Whoever has no password may be anybody's; others are not to be had by saying that one has their address. */
    private static boolean isProved(SyncedUser wanted, Candidate owner) {
        return !owner.hasPassword() || wanted.isProvedBy(owner.email(), owner.phone());
    }

    private Decision moved(SyncedUser wanted, Candidate before, Candidate owner) {
        bySyncedPhone.remove(before.phone());
        link(wanted, owner);
        return new Decision.Moved(owner, before.id());
    }

    private Decision linked(SyncedUser wanted, Candidate user) {
        link(wanted, user);
        return new Decision.Linked(user);
    }

    /** Without the phone where somebody has it, so that no two users of other systems have one. */
    private Decision created(SyncedUser wanted) {
        var phone = byProvedPhone.containsKey(wanted.phone()) || bySyncedPhone.containsKey(wanted.phone())
                ? null
                : wanted.phone();
        var user = new Candidate(Ids.next(), wanted.email(), phone, false, false, wanted.system());
        add(user);
        link(wanted, user);
        return new Decision.Created(user);
    }

    private boolean isLinked(Candidate user, SyncedUser wanted) {
        return links.contains(new Link(user.id(), wanted.system()));
    }

    private void link(SyncedUser wanted, Candidate user) {
        known.put(ExternalId.of(wanted), user);
        links.add(new Link(user.id(), wanted.system()));
    }

    private void add(Candidate user) {
        if (user.email() != null) {
            byEmail.put(user.email(), user);
        }
        if (user.heldPhone() != null) {
            (user.phoneVerified() ? byProvedPhone : bySyncedPhone).put(user.heldPhone(), user);
        }
    }
}
