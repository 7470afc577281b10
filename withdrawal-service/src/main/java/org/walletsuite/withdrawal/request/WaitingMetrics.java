package org.walletsuite.withdrawal.request;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.walletsuite.withdrawal.payout.PayoutAccounts.Program;

/** How many withdrawals wait for an admin, and since when. Main wallets' are paid at once and never wait. */
@Component
class WaitingMetrics implements MeterBinder {

    private static final Duration SHOWN_FOR = Duration.ofSeconds(5);

    /** Whose withdrawals an admin decides. */
    private static final String PROGRAM = Program.GIFT_CARD.name().toLowerCase(Locale.ROOT);

    private final JdbcClient db;
    private final Clock clock;

    /** One query for both metrics. */
    private final LoadingCache<String, Waiting> waiting;

    WaitingMetrics(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
        this.waiting = Caffeine.newBuilder().expireAfterWrite(SHOWN_FOR).build(_ -> read());
    }

    private record Waiting(long number, @Nullable Instant oldest) {}

    /** Absent during an outage of the database: a gauge that throws has no number. */
    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("withdrawals.waiting", () -> waiting.get(PROGRAM).number())
                .description("Withdrawals that wait for an admin's decision")
                .tag("program", PROGRAM)
                .register(registry);
        TimeGauge.builder("withdrawals.waiting.oldest", this::oldest, TimeUnit.SECONDS)
                .description("How long the oldest of them has waited")
                .tag("program", PROGRAM)
                .register(registry);
    }

    private double oldest() {
        var since = waiting.get(PROGRAM).oldest();
        return since == null
                ? 0
                : Math.max(0, Duration.between(since, clock.instant()).toMillis() / 1_000d);
    }

    private Waiting read() {
        return db.sql("select count(*) as number, min(created_at) as oldest from withdrawal where status = 'PENDING'")
                .query((row, _) -> {
                    var oldest = row.getObject("oldest", OffsetDateTime.class);
                    return new Waiting(row.getLong("number"), oldest == null ? null : oldest.toInstant());
                })
                .single();
    }
}
