package org.walletsuite.partnersync.sync;

import java.time.Clock;
import java.time.DateTimeException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.validation.Validator;
import org.walletsuite.partnersync.sync.ConflictRows.NewConflict;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.Outage;
import org.walletsuite.platform.web.BodyReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Takes pages of a system's users, as if it had told us of each. */
@Component
class Importing {

    /** How many are taken over at once; wallet-service answers for so many in time. */
    private static final int PART = 200;

    /** So much is shown of what can be no address. */
    private static final int LONGEST_SHOWN = 500;

    private static final Logger LOG = LoggerFactory.getLogger(Importing.class);

    private final BodyReader bodies;
    private final ReferenceRows references;
    private final ConflictRows conflicts;
    private final ImportCounts counts;
    private final Alignment alignment;
    private final CallMetrics metrics;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Importing(
            JsonMapper json,
            Validator validator,
            ReferenceRows references,
            ConflictRows conflicts,
            ImportCounts counts,
            Alignment alignment,
            CallMetrics metrics,
            TransactionTemplate transaction,
            Clock clock) {
        this.bodies = new BodyReader(json, validator);
        this.references = references;
        this.conflicts = conflicts;
        this.counts = counts;
        this.alignment = alignment;
        this.metrics = metrics;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * A page that is taken twice changes nothing the second time. Returns what can be counted of the page as a whole; {@link
     * ImportCounts} has the rest.
     */
    Pull.Counts take(OtherSystem system, UUID pull, List<JsonNode> users) {
        var reports = users.stream().flatMap(user -> report(system, user)).toList();
        for (var from = 0; from < reports.size(); from += PART) {
            var part = reports.subList(from, Math.min(from + PART, reports.size()));
            var known = transaction.execute(_ -> {
                var merged = references.merge(system.id(), part, clock.instant());
                counts.begin(pull, merged);
                return merged;
            });
            alignment.align(
                    system,
                    known.stream()
                            .filter(Reference::isPending)
                            .map(Reference::id)
                            .toList());
        }
        return Pull.Counts.read(users.size(), users.size() - reports.size());
    }

    /** The same one by one, so that only those are left out at which it fails. */
    Pull.Counts takeEach(OtherSystem system, UUID pull, List<JsonNode> users) {
        var all = Pull.Counts.NONE;
        for (var user : users) {
            all = all.plus(takeOne(system, pull, user));
        }
        return all;
    }

    private Pull.Counts takeOne(OtherSystem system, UUID pull, JsonNode user) {
        try {
            return take(system, pull, List.of(user));
        } catch (RuntimeException e) {
            if (Outage.stopsAll(e)) {
                throw e;
            }
            LOG.error("A user of {} can't be taken", system.code(), e);
            var isCounted = TheirUser.id(user.path("id"))
                    .filter(id -> counts.failed(pull, system.id(), id))
                    .isPresent();
            return Pull.Counts.read(1, isCounted ? 0 : 1);
        }
    }

    /** Empty for one that can't be read, which admins see. */
    private Stream<UserReport> report(OtherSystem system, JsonNode user) {
        @Nullable TheirUser read = null;
        try {
            read = user.isObject() ? bodies.read(user, TheirUser.class) : null;
            if (read == null) {
                return Stream.empty();
            }
            var now = clock.instant();
            var report = read.checked(now);
            if (read.isAhead(now)) {
                metrics.ahead(system);
            }
            if (!report.saysNothing()) {
                return Stream.of(report);
            }
            note(system, read, user);
        } catch (ApiException | DateTimeException | ArithmeticException e) {
            note(system, read, user);
        }
        return Stream.empty();
    }

    private void note(OtherSystem system, @Nullable TheirUser read, JsonNode user) {
        var id = TheirUser.id(user.path("id"));
        if (read == null || id.isEmpty()) {
            return;
        }
        var conflict = new NewConflict(
                system.id(),
                id.get(),
                null,
                ConflictKind.UNUSABLE,
                storable(read.email()),
                storable(read.phone()),
                null,
                null);
        transaction.executeWithoutResult(_ -> conflicts.record(conflict, clock.instant()));
    }

    private static @Nullable String storable(@Nullable String text) {
        return text == null ? null : SystemAnswer.storable(text.substring(0, Math.min(text.length(), LONGEST_SHOWN)));
    }
}
