package org.walletsuite.wallet.reconciliation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.walletsuite.platform.ledger.AccountStatus;
import org.walletsuite.platform.reconciliation.ReconciliationDatabase;

/** This service's rows that must match the ledger's accounts. */
@Repository
class ReconciliationRows {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /** Of all programs. */
    private static final String WALLETS = "select id, person_id, program, asset from ("
            + " select id, person_id, opened_at, 'festival' as program, 'FEST-' || festival_id as asset from wallet"
            + " union all"
            + " select id, person_id, opened_at, 'mainwallet', 'TZS' from main_wallet) as w ";

    private static final String STATUSES = "select distinct on (wallet_id) wallet_id, number, status, exists (select"
            + " from main_wallet_status open where open.wallet_id = s.wallet_id and open.done_at is null) as under_way"
            + " from main_wallet_status s where refusal is null ";

    private final JdbcClient db;

    ReconciliationRows(ReconciliationDatabase database) {
        this.db = database.client();
    }

    /** The open wallets after this one, ascending by id. */
    List<WalletFacts> wallets(@Nullable UUID after, int size) {
        return db.sql(WALLETS + "where opened_at is not null and id > ? order by id limit ?")
                .param(after == null ? BEFORE_ALL : after)
                .param(size)
                .query((row, _) -> wallet(row))
                .list();
    }

    /** The existing ones of these wallets, opened or not. */
    List<WalletFacts> walletsAmong(List<UUID> ids) {
        return db.sql(WALLETS + "where id = any (:ids::uuid[])")
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, _) -> wallet(row))
                .list();
    }

    /** The open festivals after this one, ascending by id. */
    List<FestivalFacts> festivals(@Nullable UUID after, int size) {
        return db.sql("select id, cash_in_account, card_in_account from festival"
                        + " where opened_at is not null and id > ? order by id limit ?")
                .param(after == null ? BEFORE_ALL : after)
                .param(size)
                .query((row, _) -> new FestivalFacts(
                        row.getObject("id", UUID.class),
                        row.getObject("cash_in_account", UUID.class),
                        row.getObject("card_in_account", UUID.class)))
                .list();
    }

    private static WalletFacts wallet(ResultSet row) throws SQLException {
        return new WalletFacts(
                row.getObject("id", UUID.class),
                row.getObject("person_id", UUID.class),
                row.getString("program"),
                row.getString("asset"));
    }

    /** What last should become of the main wallets after this one, ascending by id, as far as anything should. */
    List<StatusFacts> statuses(@Nullable UUID after, int size) {
        return db.sql(STATUSES + "and wallet_id > ? order by wallet_id, number desc limit ?")
                .param(after == null ? BEFORE_ALL : after)
                .param(size)
                .query((row, _) -> status(row))
                .list();
    }

    /** The same for one of them. */
    StatusFacts status(UUID wallet) {
        return db.sql(STATUSES + "and wallet_id = ? order by wallet_id, number desc")
                .param(wallet)
                .query((row, _) -> status(row))
                .single();
    }

    /** The unclaimed customers after this one, ascending by id, whose phone a user has proved; there should be none. */
    List<UUID> customersToClaim(@Nullable UUID after, int size) {
        return db.sql("select c.id from customer c join person p on p.phone = c.msisdn and p.phone_verified"
                        + " where c.user_id is null and c.id > ? order by c.id limit ?")
                .param(after == null ? BEFORE_ALL : after)
                .param(size)
                .query((row, _) -> Objects.requireNonNull(row.getObject("id", UUID.class)))
                .list();
    }

    private static StatusFacts status(ResultSet row) throws SQLException {
        return new StatusFacts(
                row.getObject("wallet_id", UUID.class),
                row.getLong("number"),
                AccountStatus.valueOf(row.getString("status")),
                row.getBoolean("under_way"));
    }

    record WalletFacts(UUID id, UUID owner, String program, String asset) {}

    /**
     * What last should become of a main wallet.
     *
     * @param number of this change
     * @param underWay whether it, or an earlier one, may still be applied
     */
    record StatusFacts(UUID wallet, long number, AccountStatus status, boolean underWay) {}

    record FestivalFacts(UUID id, UUID cashInAccount, UUID cardInAccount) {}
}
