package org.walletsuite.partnersync.sync;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.validation.Validator;
import org.walletsuite.partnersync.sync.ConflictRows.NewConflict;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.user.SyncedUserApi;
import org.walletsuite.platform.web.BodyReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Takes pages of a system's users, as if it had told us of each. */
@Component
class Importing {

    /** How many are taken over at once; wallet-service answers for so many in time. */
    private static final int PART = 200;

    private final BodyReader bodies;
    private final ReferenceRows references;
    private final ConflictRows conflicts;
    private final Alignment alignment;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Importing(
            JsonMapper json,
            Validator validator,
            ReferenceRows references,
            ConflictRows conflicts,
            Alignment alignment,
            TransactionTemplate transaction,
            Clock clock) {
        this.bodies = new BodyReader(json, validator);
        this.references = references;
        this.conflicts = conflicts;
        this.alignment = alignment;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A page that is taken twice changes nothing the second time. */
    Pull.Counts take(OtherSystem system, List<JsonNode> users) {
        var created = 0L;
        var linked = 0L;
        var stuck = 0L;
        var reports = users.stream().flatMap(user -> report(system, user)).toList();
        for (var from = 0; from < reports.size(); from += PART) {
            var part = reports.subList(from, Math.min(from + PART, reports.size()));
            var known = references.merge(system.id(), part, clock.instant());
            var pending = known.stream()
                    .filter(Reference::isPending)
                    .map(Reference::id)
                    .toList();
            var outcomes = new HashMap<UUID, Outcome>();
            // The first of several outcomes says whether the user was created, the last what is left.
            alignment.align(system, pending).stream()
                    .filter(outcome -> pending.contains(outcome.reference().id()))
                    .forEach(outcome -> outcomes.merge(outcome.reference().id(), outcome, Importing::both));
            created += outcomes.values().stream().filter(Outcome::created).count();
            stuck += outcomes.values().stream()
                    .filter(outcome -> outcome.conflict() != null)
                    .count();
            linked += known.stream().filter(one -> !isNewOrLost(one, outcomes)).count();
        }
        return new Pull.Counts(users.size(), created, linked, stuck, users.size() - (long) reports.size());
    }

    private static Outcome both(Outcome first, Outcome last) {
        return new Outcome(
                last.reference(),
                last.userId(),
                first.created() || last.created(),
                first.metadataOnly() || last.metadataOnly(),
                last.ourEmail(),
                last.ourPhone(),
                last.conflict());
    }

    private static boolean isNewOrLost(Reference reference, Map<UUID, Outcome> outcomes) {
        var outcome = outcomes.get(reference.id());
        return outcome == null ? reference.userId() == null : outcome.created() || outcome.userId() == null;
    }

    /** Empty for one that can't be read, which admins see. */
    private Stream<UserReport> report(OtherSystem system, JsonNode user) {
        @Nullable TheirUser read = null;
        try {
            read = bodies.read(user, TheirUser.class);
            var report = read.checked(clock.instant());
            if (!report.saysNothing()) {
                return Stream.of(report);
            }
            note(system, read, user);
        } catch (ApiException e) {
            note(system, read, user);
        }
        return Stream.empty();
    }

    private void note(OtherSystem system, @Nullable TheirUser read, JsonNode user) {
        var id = user.path("id").asString("");
        if (read == null || id.isEmpty() || id.length() > SyncedUserApi.LONGEST_EXTERNAL_ID) {
            return;
        }
        var conflict =
                new NewConflict(system.id(), id, null, ConflictKind.UNUSABLE, read.email(), read.phone(), null, null);
        transaction.executeWithoutResult(_ -> conflicts.record(conflict, clock.instant()));
    }
}
