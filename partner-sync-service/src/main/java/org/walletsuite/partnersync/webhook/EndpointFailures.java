package org.walletsuite.partnersync.webhook;

import static org.walletsuite.platform.database.Timestamps.at;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.walletsuite.platform.database.Timestamps;
import org.walletsuite.platform.restore.RestoreStep;

/**
 * Since when the tries at an endpoint fail, over all of its events, all replicas and all restarts. A pause uses up no tries,
 * so without this the events of an endpoint that is silent for good would wait until they are too old to be kept.
 */
@Repository
class EndpointFailures implements RestoreStep {

    /** With fewer tries an endpoint has had too little to be judged by, however long ago they were. */
    static final int FEWEST_TRIES = 12;

    private final JdbcClient db;
    private final WebhookSettings settings;

    EndpointFailures(JdbcClient db, WebhookSettings settings) {
        this.db = db;
        this.settings = settings;
    }

    private record Failing(Instant since, int tries) {}

    /**
     * Counts a failed try; returns since when all have failed, once that is too long. Tries at another address begin anew,
     * and so do those after the address was set again, or after a pause of that length. Those at a disabled endpoint count for nothing.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Instant> longestSince(UUID environmentId, Try last) {
        var goesOn = "known.url = excluded.url and known.last_failed_at > :long::timestamptz and known.since >="
                + " coalesce((select webhook_set_at from partner_environment where id = excluded.environment_id),"
                + " known.since)";
        return db.sql("insert into webhook_failing as known (environment_id, url, since, last_failed_at, tries)"
                        + " select id, :url, :now::timestamptz, :now::timestamptz, 1 from partner_environment"
                        + " where id = :id and webhook_url = :url and webhook_disabled_at is null"
                        + " on conflict (environment_id) do update set url = excluded.url,"
                        + " last_failed_at = greatest(known.last_failed_at, excluded.last_failed_at),"
                        + " since = case when " + goesOn + " then least(known.since, excluded.since)"
                        + " else excluded.since end,"
                        + " tries = case when " + goesOn + " then known.tries + 1 else 1 end"
                        + " returning since, tries")
                .param("id", environmentId)
                .param("url", last.url())
                .param("now", at(last.endedAt()))
                .param("long", at(last.endedAt().minus(settings.disableAfter())))
                .query((row, _) -> new Failing(Timestamps.of(row, "since"), row.getInt("tries")))
                .optional()
                .filter(failing -> failing.tries() >= FEWEST_TRIES
                        && !failing.since().plus(settings.disableAfter()).isAfter(last.endedAt()))
                .map(Failing::since);
    }

    /** Those that got something since would be judged by what failed before. */
    @Override
    public void restore(Instant since) {
        db.sql("delete from webhook_failing").update();
    }

    /** The endpoint has something, or is judged. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(UUID environmentId) {
        db.sql("delete from webhook_failing where environment_id = ?")
                .param(environmentId)
                .update();
    }
}
