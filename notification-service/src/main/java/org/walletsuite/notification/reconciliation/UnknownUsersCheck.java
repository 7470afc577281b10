package org.walletsuite.notification.reconciliation;

import java.sql.Date;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.reconciliation.ReconciliationCheck;
import org.walletsuite.platform.reconciliation.ReconciliationDatabase;

/**
 * Names the events of users whom wallet-service did not know: their listeners go on, because others wait behind them, so
 * that nothing else shows that nobody was notified.
 */
@Component
@Order(5)
class UnknownUsersCheck implements ReconciliationCheck {

    private static final int MOST_NAMED = 100;

    private final JdbcClient db;
    private final CheckSettings settings;
    private final Clock clock;

    UnknownUsersCheck(ReconciliationDatabase database, CheckSettings settings, Clock clock) {
        this.db = database.client();
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String text() {
        return "Every event that a user should be notified of is of a user who is known";
    }

    @Override
    public void check(Consumer<String> discrepancy) {
        var first = LocalDate.ofInstant(clock.instant().minus(Duration.ofDays(settings.days())), ZoneOffset.UTC);
        db.sql("""
                        select topic || '-' || topic_partition || ': event ' || event_id || ' of ' || day || ' (' || type
                            || ') is of user ' || user_id || ', whom nobody knows: nobody was notified'
                        from event_of_unknown_user where day >= ? order by day desc, event_id limit ?""")
                .param(Date.valueOf(first))
                .param(MOST_NAMED)
                .query(String.class)
                .list()
                .forEach(discrepancy);
    }
}
