package org.walletsuite.partnersync.sync;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** What systems and admins are answered, in the family's format. */
final class SyncAnswer {

    static final String SUCCESS = "SUCCESS";

    private SyncAnswer() {}

    /**
     * To a system that told of a user.
     *
     * @param externalUserId the user's id here; absent while it can't be said who that is
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record Received(
            boolean success,
            String code,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            UUID externalUserId) {

        static Received of(@Nullable UUID user) {
            return new Received(true, SUCCESS, user);
        }
    }

    /** All systems that are configured. */
    record Systems(boolean success, String code, List<SystemView> systems) {

        static Systems of(List<SystemView> systems) {
            return new Systems(true, SUCCESS, systems);
        }
    }

    /** One of them, after a change. */
    record OneSystem(boolean success, String code, SystemView system) {

        static OneSystem of(SystemView system) {
            return new OneSystem(true, SUCCESS, system);
        }
    }

    /**
     * A new key, shown only now.
     *
     * @param previousValidUntil when the older keys end
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record NewKey(boolean success, String code, String apiKey, Instant previousValidUntil) {

        static NewKey of(String key, Instant end) {
            return new NewKey(true, SUCCESS, key, end.truncatedTo(ChronoUnit.SECONDS));
        }

        @Override
        public String toString() {
            return "NewKey[]";
        }
    }

    /** A page of conflicts, the newest first. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Conflicts(boolean success, String code, int page, int pageSize, long total, List<Conflict> conflicts) {}

    /** One conflict, after a decision. */
    record OneConflict(boolean success, String code, Conflict conflict) {

        static OneConflict of(Conflict conflict) {
            return new OneConflict(true, SUCCESS, conflict);
        }
    }

    /** A page of users who wait to be sent or were refused, the oldest first. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Queue(boolean success, String code, int page, int pageSize, long total, List<OutgoingView> users) {}

    /** What was asked for is done or begun. */
    record Done(boolean success, String code) {

        static Done of() {
            return new Done(true, SUCCESS);
        }
    }

    /** How far an import is. */
    @JsonNaming(SnakeCaseStrategy.class)
    record ImportProgress(
            boolean success,
            String code,
            String status,
            LocalDate since,
            long offset,
            long processed,
            long created,
            long linked,
            long conflicts,
            long failed,
            @Nullable Long total,
            Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable String error) {

        static ImportProgress of(Pull pull) {
            return new ImportProgress(
                    true,
                    SUCCESS,
                    stateOf(pull),
                    pull.since(),
                    pull.nextOffset(),
                    pull.counts().processed(),
                    pull.counts().created(),
                    pull.counts().linked(),
                    pull.counts().conflicts(),
                    pull.counts().failed(),
                    pull.total(),
                    pull.createdAt().truncatedTo(ChronoUnit.SECONDS),
                    second(pull.finishedAt()),
                    pull.error());
        }
    }

    /** How far a reconciliation is, and what it found once it is done. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Reconciliation(
            boolean success,
            String code,
            String status,
            long processed,
            @Nullable Long total,
            Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable String error,
            Comparison.@Nullable Report report) {

        static Reconciliation of(Pull pull, Comparison.@Nullable Report report) {
            return new Reconciliation(
                    true,
                    SUCCESS,
                    stateOf(pull),
                    pull.counts().processed(),
                    pull.total(),
                    pull.createdAt().truncatedTo(ChronoUnit.SECONDS),
                    second(pull.finishedAt()),
                    pull.error(),
                    report);
        }
    }

    private static String stateOf(Pull pull) {
        return pull.status().name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable Instant second(@Nullable Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.SECONDS);
    }
}
