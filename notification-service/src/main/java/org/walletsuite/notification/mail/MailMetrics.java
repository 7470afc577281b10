package org.walletsuite.notification.mail;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How the tries to send mails end, how long they take, and how many mails wait. */
@Component
class MailMetrics {

    /** How long a count of the mails that wait is exported. */
    private static final Duration COUNTED_FOR = Duration.ofSeconds(5);

    private final Map<Outcome, Timer> tries = new EnumMap<>(Outcome.class);
    private final JdbcClient db;
    private final Clock clock;
    private double pending = Double.NaN;
    private Instant countedAt = Instant.EPOCH;

    MailMetrics(JdbcClient db, Clock clock, MeterRegistry registry) {
        this.db = db;
        this.clock = clock;
        Gauge.builder("mails.pending", this, MailMetrics::pending)
                .description("Mails that wait, also those that are postponed because of their recipient's domain")
                .register(registry);
        for (var outcome : Outcome.values()) {
            tries.put(
                    outcome,
                    Timer.builder("mail.tries")
                            .description("Tries to send a mail, by how they ended")
                            .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                            .register(registry));
        }
    }

    /** Absent during an outage of the database. */
    private synchronized double pending() {
        var now = clock.instant();
        if (now.isBefore(countedAt) || !now.isBefore(countedAt.plus(COUNTED_FOR))) {
            countedAt = now;
            pending = Double.NaN;
            pending = db.sql("select count(*) from mail where next_attempt_at is not null")
                    .query(Long.class)
                    .single();
        }
        return pending;
    }

    void tried(Try attempt) {
        var timer = tries.get(attempt.outcome());
        if (timer != null) {
            timer.record(Duration.between(attempt.beganAt(), attempt.endedAt()));
        }
    }
}
