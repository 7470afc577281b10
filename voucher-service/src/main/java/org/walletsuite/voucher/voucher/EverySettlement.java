package org.walletsuite.voucher.voucher;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.reconciliation.KeysetPages;
import org.walletsuite.platform.reconciliation.ReconciliationDatabase;

/**
 * All partners' settlement accounts that the ledger limits by the newest terms, with the limit that it must have for each,
 * for reconciliation. Not those whose limit is under way, or whose partner owes more than it allows.
 */
@Component
public class EverySettlement {

    private static final String LIMIT = "select account_id, partner_id, version, floor from voucher_settlement known"
            + " where applied_version = version and not exists (select 1 from voucher_settlement_limit under_way"
            + " where under_way.account_id = known.account_id)";

    private final JdbcClient db;

    EverySettlement(ReconciliationDatabase database) {
        this.db = database.client();
    }

    /**
     * A settlement account's limit.
     *
     * @param version of the partner's terms that it is from
     * @param floor in cents; null for no limit
     */
    public record Limit(
            UUID account,
            String partner,
            long version,
            @Nullable Long floor) {}

    /** The next accounts after this one, ascending by id. */
    public List<Limit> page(@Nullable UUID after, int size) {
        return limits(db.sql(LIMIT + " and account_id > ? order by account_id limit ?")
                .param(after == null ? KeysetPages.BEFORE_ALL : after)
                .param(size));
    }

    /** Those of these accounts that there are. */
    public List<Limit> among(List<UUID> accounts) {
        return limits(db.sql(LIMIT + " and account_id = any(?)").param(accounts.toArray(UUID[]::new)));
    }

    private static List<Limit> limits(JdbcClient.StatementSpec query) {
        return query.query((row, _) -> new Limit(
                        Objects.requireNonNull(row.getObject("account_id", UUID.class)),
                        Objects.requireNonNull(row.getString("partner_id")),
                        row.getLong("version"),
                        row.getObject("floor", Long.class)))
                .list();
    }
}
