package org.walletsuite.partnersync.sync;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A system and its state, as admins see it.
 *
 * @param references how many users both sides have
 * @param waiting how many users are to be sent
 * @param oldestWaitingSince since when the oldest of them waits
 * @param refused how many the system refused, who are not tried again by themselves
 * @param error why the last call failed; null since the last success
 */
@JsonNaming(SnakeCaseStrategy.class)
record SystemView(
        String system,
        String baseUrl,
        boolean enabled,
        long references,
        long waiting,
        @Nullable Instant oldestWaitingSince,
        long refused,
        long conflictsOpen,
        @Nullable String error,
        SyncAnswer.@Nullable ImportProgress lastImport) {

    /** Reads the state of systems. */
    @Component
    static class Reader {

        private final JdbcClient db;
        private final PullRows pulls;

        Reader(JdbcClient db, PullRows pulls) {
            this.db = db;
            this.pulls = pulls;
        }

        /** What can be counted of a system. */
        record State(
                UUID id,
                boolean enabled,
                @Nullable String error,
                long references,
                long waiting,
                @Nullable Instant oldest,
                long refused,
                long conflicts) {}

        List<State> states() {
            return db.sql("""
                            select s.id, s.enabled, s.last_error,
                                (select count(*) from sync_reference r where r.system_id = s.id and r.user_id is not null)
                                    as linked,
                                (select count(*) from sync_outgoing o where o.system_id = s.id and o.status = 'WAITING')
                                    as waiting,
                                (select min(created_at) from sync_outgoing o where o.system_id = s.id
                                    and o.status = 'WAITING') as oldest,
                                (select count(*) from sync_outgoing o where o.system_id = s.id and o.status = 'FAILED')
                                    as refused,
                                (select count(*) from sync_conflict c where c.system_id = s.id and c.status = 'OPEN')
                                    as conflicts
                            from sync_system s""")
                    .query((row, _) -> {
                        var oldest = row.getObject("oldest", OffsetDateTime.class);
                        return new State(
                                row.getObject("id", UUID.class),
                                row.getBoolean("enabled"),
                                row.getString("last_error"),
                                row.getLong("linked"),
                                row.getLong("waiting"),
                                oldest == null ? null : oldest.toInstant(),
                                row.getLong("refused"),
                                row.getLong("conflicts"));
                    })
                    .list();
        }

        SystemView view(OtherSystem system) {
            var state = states().stream()
                    .filter(one -> one.id().equals(system.id()))
                    .findFirst()
                    .orElseThrow();
            return new SystemView(
                    system.code(),
                    system.baseUrl().toString(),
                    state.enabled(),
                    state.references(),
                    state.waiting(),
                    state.oldest() == null ? null : state.oldest().truncatedTo(ChronoUnit.SECONDS),
                    state.refused(),
                    state.conflicts(),
                    state.error(),
                    pulls.last(system.id(), PullKind.IMPORT)
                            .map(SyncAnswer.ImportProgress::of)
                            .orElse(null));
        }
    }
}
