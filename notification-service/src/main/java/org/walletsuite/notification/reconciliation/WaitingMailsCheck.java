package org.walletsuite.notification.reconciliation;

import static org.walletsuite.platform.database.Timestamps.at;

import java.time.Clock;
import java.util.function.Consumer;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.reconciliation.ReconciliationCheck;
import org.walletsuite.platform.reconciliation.ReconciliationDatabase;

/** Finds mails that nobody sends and nobody gives up. */
@Component
@Order(4)
class WaitingMailsCheck implements ReconciliationCheck {

    private static final int MOST = 1_000;

    private final JdbcClient db;
    private final CheckSettings settings;
    private final Clock clock;

    WaitingMailsCheck(ReconciliationDatabase database, CheckSettings settings, Clock clock) {
        this.db = database.client();
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String text() {
        return "No mail waits for ever";
    }

    @Override
    public void check(Consumer<String> discrepancy) {
        db.sql("""
                        select number || ', queued at ' || queued_at || ', was tried ' || tries || ' times' from mail
                        where next_attempt_at is not null and queued_at < ? order by number limit ?""")
                .param(at(clock.instant().minus(settings.pendingFor())))
                .param(MOST)
                .query(String.class)
                .list()
                .forEach(mail -> discrepancy.accept("Mail " + mail + " and still waits"));
    }
}
