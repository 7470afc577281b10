package org.walletsuite.wallet.reconciliation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.walletsuite.platform.reconciliation.ReconciliationDatabase;

/** This service's rows that must match the ledger's accounts. */
@Repository
class ReconciliationRows {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final JdbcClient db;

    ReconciliationRows(ReconciliationDatabase database) {
        this.db = database.client();
    }

    /** The open wallets after this one, ascending by id. */
    List<WalletFacts> wallets(@Nullable UUID after, int size) {
        return db.sql("select id, person_id, festival_id from wallet where opened_at is not null and id > ?"
                        + " order by id limit ?")
                .param(after == null ? BEFORE_ALL : after)
                .param(size)
                .query((row, _) -> wallet(row))
                .list();
    }

    /** The existing ones of these wallets, opened or not. */
    List<WalletFacts> walletsAmong(List<UUID> ids) {
        return db.sql("select id, person_id, festival_id from wallet where id = any (:ids::uuid[])")
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
                row.getObject("festival_id", UUID.class));
    }

    record WalletFacts(UUID id, UUID owner, UUID festival) {}

    record FestivalFacts(UUID id, UUID cashInAccount, UUID cardInAccount) {}
}
