package org.walletsuite.payment.funding;

import static org.walletsuite.platform.database.Timestamps.at;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.walletsuite.payment.funding.FundingEvent.Report;

/** The table of what providers reported. */
@Repository
class FundingEventRows {

    private final JdbcClient db;

    FundingEventRows(JdbcClient db) {
        this.db = db;
    }

    /** False where this provider has sent one with this id before. */
    boolean add(FundingEvent event, Instant now) {
        return db.sql("insert into funding_event"
                                + " (provider, event_id, transaction_id, status, occurred_at, received_at)"
                                + " values (:provider, :event, :transaction, :status, :occurred, :now)"
                                + " on conflict do nothing")
                        .param("provider", event.provider())
                        .param("event", event.id())
                        .param("transaction", event.transactionId())
                        .param("status", event.report().name())
                        .param("occurred", at(event.occurredAt()))
                        .param("now", at(now))
                        .update()
                == 1;
    }

    FundingEvent get(String provider, String id) {
        return db.sql("select provider, event_id, transaction_id, status, occurred_at from funding_event"
                        + " where provider = ? and event_id = ?")
                .param(provider)
                .param(id)
                .query(FundingEventRows::event)
                .single();
    }

    private static FundingEvent event(ResultSet row, int number) throws SQLException {
        return new FundingEvent(
                row.getString("provider"),
                row.getString("event_id"),
                row.getObject("transaction_id", UUID.class),
                Report.valueOf(row.getString("status")),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant());
    }
}
