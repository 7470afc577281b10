package org.walletsuite.payment.funding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.walletsuite.payment.funding.FundingEvent.Report;

/** The table of what providers reported. */
@Repository
class FundingEventRows {

    private static final String COLUMNS =
            "select provider, event_id, transaction_id, status, occurred_at from funding_event ";

    private final JdbcClient db;

    FundingEventRows(JdbcClient db) {
        this.db = db;
    }

    /**
     * Has whoever stores a top-up, and whoever stores a report of it, come one after the other: whichever is the second
     * sees what the first has left. Until the transaction ends.
     */
    void lock(UUID transactionId) {
        db.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param(transactionId.toString())
                .query((_, _) -> true)
                .single();
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
        return db.sql(COLUMNS + "where provider = ? and event_id = ?")
                .param(provider)
                .param(id)
                .query(FundingEventRows::event)
                .single();
    }

    /** All that was reported of a top-up. */
    List<FundingEvent> of(UUID transactionId) {
        return db.sql(COLUMNS + "where transaction_id = ? order by occurred_at, received_at, event_id")
                .param(transactionId)
                .query(FundingEventRows::event)
                .list();
    }

    private static FundingEvent event(ResultSet row, int number) throws SQLException {
        return new FundingEvent(
                row.getString("provider"),
                row.getString("event_id"),
                row.getObject("transaction_id", UUID.class),
                Report.valueOf(row.getString("status")),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
