package org.walletsuite.voucher.settlement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.partner.PartnerEnvironment;
import org.walletsuite.platform.reconciliation.KeysetPages;
import org.walletsuite.platform.reconciliation.ReconciliationDatabase;
import org.walletsuite.voucher.voucher.Settlements;
import org.walletsuite.voucher.voucher.VoucherAccounts;

/** All payments of partners with what must be in the ledger for each, for reconciliation. */
@Component
public class EverySettlementPayment {

    private static final String PAYMENT =
            "select id, environment, owner_id, amount, transaction_id from settlement_payment";

    private final JdbcClient db;

    EverySettlementPayment(ReconciliationDatabase database) {
        this.db = database.client();
    }

    /**
     * A payment.
     *
     * @param account that it is credited to
     * @param funding the operator's account that is debited
     * @param amount in cents
     * @param transaction the ledger's transfer; null while it is under way
     */
    public record Paid(
            UUID id,
            UUID account,
            UUID funding,
            long amount,
            @Nullable UUID transaction) {}

    /** The next payments after this one, ascending by id. */
    public List<Paid> page(@Nullable UUID after, int size) {
        return db.sql(PAYMENT + " where id > ? order by id limit ?")
                .param(after == null ? KeysetPages.BEFORE_ALL : after)
                .param(size)
                .query((row, _) -> paid(row))
                .list();
    }

    /** Those of these that there are. */
    public List<Paid> among(List<UUID> ids) {
        return db.sql(PAYMENT + " where id = any(?)")
                .param(ids.toArray(UUID[]::new))
                .query((row, _) -> paid(row))
                .list();
    }

    private static Paid paid(ResultSet row) throws SQLException {
        var environment = PartnerEnvironment.valueOf(row.getString("environment"));
        return new Paid(
                id(row, "id"),
                Settlements.account(id(row, "owner_id"), environment),
                VoucherAccounts.id(VoucherAccounts.OPERATOR, VoucherAccounts.FUNDING, environment),
                row.getLong("amount"),
                row.getObject("transaction_id", UUID.class));
    }

    private static UUID id(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, UUID.class));
    }
}
