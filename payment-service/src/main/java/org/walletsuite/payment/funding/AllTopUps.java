package org.walletsuite.payment.funding;

import static org.walletsuite.platform.database.Timestamps.at;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.reconciliation.ReconciliationDatabase;

/** All top-ups of all main wallets, for who has to look at every one. */
@Component
public class AllTopUps {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private static final String FACTS = "select id, wallet_id, amount, status, entry_seq, funding_seq from top_up ";

    private static final String CONTRADICTIONS = """
            select e.provider, e.event_id, e.transaction_id,
                case when t.id is null then 'UNKNOWN_TOP_UP' when e.status = 'FAILED' then 'CREDITED' else 'NOT_CREDITED' end
                    as how
            from funding_event e left join top_up t on t.id = e.transaction_id
            where (t.id is null and e.received_at < :then)
                or (t.status = 'COMPLETED' and e.status = 'FAILED' and not exists (
                    select from funding_event other where other.transaction_id = t.id
                        and other.status = 'CONFIRMED' and other.occurred_at >= e.occurred_at))
                or (t.status in ('PENDING', 'FAILED', 'EXPIRED') and e.status = 'CONFIRMED' and not exists (
                    select from funding_event other where other.transaction_id = t.id
                        and other.status = 'FAILED' and other.occurred_at > e.occurred_at))
            order by e.received_at, e.event_id limit :limit
            """;

    private final JdbcClient db;

    AllTopUps(ReconciliationDatabase database) {
        this.db = database.client();
    }

    /**
     * What the ledger must know of a top-up, too.
     *
     * @param credited whether its money is on the wallet, or on its way there
     * @param walletSeq its entry in the wallet's account, where it has one
     * @param fundingSeq its entry in the account that it came out of, where that is known
     */
    public record Facts(
            UUID id,
            UUID wallet,
            long amount,
            boolean credited,
            @Nullable Long walletSeq,
            @Nullable Long fundingSeq) {}

    /**
     * What a provider said that doesn't go with what was done.
     *
     * @param how why the two don't go together
     */
    public record Contradiction(String provider, String event, UUID topUp, How how) {}

    /** How a report can contradict what was done. */
    public enum How {
        UNKNOWN_TOP_UP,
        /** No money came, and the top-up is credited. */
        CREDITED,
        /** The money came, and the top-up is not credited. */
        NOT_CREDITED
    }

    /** Those that were credited, ascending by id, after this one or from the first. */
    public List<Facts> completed(@Nullable UUID after, int size) {
        return db.sql(FACTS + "where status = 'COMPLETED' and id > ? order by id limit ?")
                .param(after == null ? BEFORE_ALL : after)
                .param(size)
                .query(AllTopUps::facts)
                .list();
    }

    /** Those of these that there are. */
    public List<Facts> among(List<UUID> ids) {
        return db.sql(FACTS + "where id = any (:ids::uuid[])")
                .param("ids", ids.toArray(UUID[]::new))
                .query(AllTopUps::facts)
                .list();
    }

    /**
     * Reports of top-ups that nobody knows, received before then; and those that count, being the last of one, or of the last instant that the
     * money came, and say otherwise than its status.
     */
    public List<Contradiction> contradictions(Instant then, int limit) {
        return db.sql(CONTRADICTIONS)
                .param("then", at(then))
                .param("limit", limit)
                .query((row, _) -> new Contradiction(
                        row.getString("provider"),
                        row.getString("event_id"),
                        row.getObject("transaction_id", UUID.class),
                        How.valueOf(row.getString("how"))))
                .list();
    }

    private static Facts facts(ResultSet row, int number) throws SQLException {
        var status = TopUpStatus.valueOf(row.getString("status"));
        return new Facts(
                row.getObject("id", UUID.class),
                row.getObject("wallet_id", UUID.class),
                row.getLong("amount"),
                status == TopUpStatus.COMPLETED || status == TopUpStatus.CREDITING,
                row.getObject("entry_seq", Long.class),
                row.getObject("funding_seq", Long.class));
    }
}
