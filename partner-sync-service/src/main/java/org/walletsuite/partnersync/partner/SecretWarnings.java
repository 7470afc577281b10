package org.walletsuite.partnersync.partner;

import static org.walletsuite.platform.database.Timestamps.at;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.walletsuite.platform.event.Outbox;
import org.walletsuite.platform.event.PartnerNotice.SecretExpiring;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.partner.PartnerEnvironment;

/** Has partners warned of the end of a secret, once, unless they have another one that lives longer. */
@Component
class SecretWarnings {

    private static final int AT_ONCE = 100;

    private final JdbcClient db;
    private final Outbox outbox;
    private final PartnerSettings settings;
    private final Clock clock;

    SecretWarnings(JdbcClient db, Outbox outbox, PartnerSettings settings, Clock clock) {
        this.db = db;
        this.outbox = outbox;
        this.settings = settings;
        this.clock = clock;
    }

    /** In bounded steps: what is left over waits an hour. Several replicas warn once. */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT1M")
    @Transactional
    public void warn() {
        var now = clock.instant();
        db.sql("""
                with due as (
                    select c.id, p.partner_id, p.name, p.contact_email, e.environment, c.secret_prefix, c.expires_at
                    from partner_credential c
                    join partner_environment e on e.id = c.environment_id and e.active
                    join partner p on p.id = e.partner_id and p.active
                    where c.warned_at is null and c.expires_at > :now and c.expires_at <= :until
                      and not exists (select from partner_credential n where n.environment_id = c.environment_id
                                         and (n.expires_at is null or n.expires_at > c.expires_at))
                    order by c.expires_at limit :most for update of c skip locked)
                update partner_credential w set warned_at = :now from due where w.id = due.id returning due.*
                """)
                .param("now", at(now))
                .param("until", at(now.plus(settings.secretWarning())))
                .param("most", AT_ONCE)
                .query((row, _) -> warning(row, now))
                .list()
                .forEach(outbox::add);
    }

    private static SecretExpiring warning(ResultSet row, Instant now) throws SQLException {
        return new SecretExpiring(
                Ids.next().toString(),
                now,
                row.getString("partner_id"),
                row.getString("name"),
                row.getString("contact_email"),
                PartnerEnvironment.valueOf(row.getString("environment")),
                row.getString("secret_prefix"),
                row.getObject("expires_at", OffsetDateTime.class).toInstant());
    }
}
