package org.walletsuite.voucher.voucher;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.math.BigDecimal;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.partner.PartnerEnvironment;

/** What is owed to the holders of vouchers: how many are active, and what is left on them. */
@Component
class LiabilityMetrics implements MeterBinder {

    /** The query reads all active vouchers, so it is not asked at every scrape. */
    private static final Duration SHOWN_FOR = Duration.ofMinutes(1);

    private final JdbcClient db;
    private final LoadingCache<PartnerEnvironment, Outstanding> outstanding;

    LiabilityMetrics(JdbcClient db) {
        this.db = db;
        this.outstanding = Caffeine.newBuilder().expireAfterWrite(SHOWN_FOR).build(this::read);
    }

    private record Outstanding(long vouchers, BigDecimal amount) {}

    /** Absent during an outage of the database: a gauge that throws has no number. */
    @Override
    public void bindTo(MeterRegistry registry) {
        for (var environment : PartnerEnvironment.values()) {
            Gauge.builder(
                            "vouchers.outstanding",
                            () -> outstanding.get(environment).vouchers())
                    .description("Active vouchers")
                    .tag("environment", environment.code())
                    .tag("currency", VoucherAccounts.CURRENCY)
                    .register(registry);
            Gauge.builder(
                            "vouchers.outstanding.amount",
                            () -> outstanding.get(environment).amount())
                    .description("What is left on them, in units of the currency")
                    .tag("environment", environment.code())
                    .tag("currency", VoucherAccounts.CURRENCY)
                    .register(registry);
        }
    }

    /** Every active voucher has a next attempt, its expiry at the latest, and the index is of those that have one. */
    private Outstanding read(PartnerEnvironment environment) {
        return db.sql("""
                        select count(*) as vouchers, coalesce(sum(amount - redeemed), 0)::bigint as cents from voucher
                        where status = 'ACTIVE' and next_attempt_at is not null and environment = ?""")
                .param(environment.name())
                .query((row, _) -> new Outstanding(
                        row.getLong("vouchers"),
                        BigDecimal.valueOf(
                                row.getLong("cents"),
                                VoucherAccounts.asset(environment).scale())))
                .single();
    }
}
