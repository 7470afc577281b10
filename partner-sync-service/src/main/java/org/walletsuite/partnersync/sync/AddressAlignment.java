package org.walletsuite.partnersync.sync;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.user.SyncedUserApi;
import org.walletsuite.platform.user.SyncedUserApi.AddressChange;
import org.walletsuite.platform.user.SyncedUserApi.Reason;

/**
 * Gives users here the addresses that systems say they have. Changes that are possible only together, such as a swap, are
 * made together: all are tried at once, and what is refused is left out until the rest is possible.
 */
@Component
class AddressAlignment {

    /** What is still refused after so many tries waits, like what is refused. */
    private static final int MOST_TRIES = 20;

    private final SyncedUserApi users;

    AddressAlignment(SyncedUserApi users) {
        this.users = users;
    }

    /** Whether somebody else stands against it who may want another address, too. */
    static boolean mayPassWithOthers(AlignmentOutcome outcome) {
        return outcome.conflict() == ConflictKind.EMAIL_TAKEN || outcome.conflict() == ConflictKind.PHONE_TAKEN;
    }

    /** The outcomes, with what could be applied and what stands against the rest. */
    List<AlignmentOutcome> apply(List<AlignmentOutcome> found) {
        var outcomes = new HashMap<UUID, AlignmentOutcome>();
        found.forEach(outcome -> outcomes.put(outcome.reference().id(), outcome));
        var wanted = found.stream()
                .filter(outcome -> outcome.userId() != null && outcome.differs())
                .toList();
        for (var from = 0; from < wanted.size(); from += SyncedUserApi.MOST) {
            applyTogether(wanted.subList(from, Math.min(from + SyncedUserApi.MOST, wanted.size())), outcomes);
        }
        return new ArrayList<>(outcomes.values());
    }

    private void applyTogether(List<AlignmentOutcome> wanted, Map<UUID, AlignmentOutcome> outcomes) {
        var left = wanted;
        for (var attempt = 0; attempt < MOST_TRIES && !left.isEmpty(); attempt++) {
            var answer = users.apply(left.stream().map(AddressAlignment::change).toList());
            if (answer.applied()) {
                left.forEach(one -> outcomes.put(one.reference().id(), one.applied()));
                return;
            }
            var refused = new HashMap<UUID, Reason>();
            answer.refused()
                    .forEach(refusal -> refused.merge(
                            refusal.userId(),
                            refusal.reason(),
                            (one, other) -> other == Reason.HAS_PASSWORD ? other : one));
            var rest = left.stream()
                    .filter(one -> !refused.containsKey(one.userId()))
                    .toList();
            if (rest.size() == left.size()) {
                throw new IllegalStateException("wallet-service refuses changes and does not say which");
            }
            left.stream()
                    .filter(one -> refused.containsKey(one.userId()))
                    .forEach(one -> outcomes.put(
                            one.reference().id(), refused(one, Objects.requireNonNull(refused.get(one.userId())))));
            left = rest;
        }
        left.forEach(one -> outcomes.put(one.reference().id(), one.blockedBy(ConflictKind.EMAIL_TAKEN)));
    }

    private static AddressChange change(AlignmentOutcome outcome) {
        return new AddressChange(
                Objects.requireNonNull(outcome.userId()),
                outcome.reference().email(),
                outcome.reference().phone());
    }

    private static AlignmentOutcome refused(AlignmentOutcome outcome, Reason reason) {
        return switch (reason) {
            case HAS_PASSWORD -> outcome.blockedBy(ConflictKind.PASSWORD);
            case EMAIL_TAKEN -> outcome.blockedBy(ConflictKind.EMAIL_TAKEN);
            case PHONE_TAKEN -> outcome.blockedBy(ConflictKind.PHONE_TAKEN);
            // Nobody deletes users: people must look.
            case UNKNOWN_USER ->
                throw new IllegalStateException("wallet-service does not know the user " + outcome.userId());
        };
    }
}
