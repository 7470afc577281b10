package org.walletsuite.voucher.voucher;

import static org.walletsuite.platform.database.Timestamps.at;

import java.sql.Types;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.walletsuite.platform.partner.PartnerEnvironment;

/** The limits that are wanted for settlement accounts, and the calls to the ledger that are under way. */
@Repository
class SettlementLimitRows {

    private final JdbcClient db;

    SettlementLimitRows(JdbcClient db) {
        this.db = db;
    }

    /**
     * A limit.
     *
     * @param version of the partner's terms that it is from
     * @param floor in cents; null for no limit
     * @param applied the version by which the ledger limits the account; null before the first, and while a call by older
     *     terms is under way, which may still come
     */
    record Limit(
            long version, @Nullable Long floor, @Nullable Long applied) {

        /** Whether the ledger limits the account by terms that are at least as new as these. */
        boolean isApplied(long terms) {
            return version >= terms && applied != null && applied == version;
        }
    }

    Optional<Limit> find(UUID account) {
        return db.sql("""
                        select version, floor, case when not exists (
                            select from voucher_settlement_limit c where c.account_id = s.account_id
                                and coalesce(c.version, -1) < s.version)
                            then applied_version end as applied_version
                        from voucher_settlement s where account_id = ?""")
                .param(account)
                .query((row, _) -> new Limit(
                        row.getLong("version"),
                        row.getObject("floor", Long.class),
                        row.getObject("applied_version", Long.class)))
                .optional();
    }

    /** Where newer terms are wanted already, they stay. */
    void want(UUID account, String partner, PartnerEnvironment environment, long version, @Nullable Long floor) {
        db.sql("""
                        insert into voucher_settlement as known (account_id, partner_id, environment, version, floor)
                        values (:account, :partner, :environment, :version, :floor)
                        on conflict (account_id) do update set version = excluded.version, floor = excluded.floor
                        where known.version < excluded.version""")
                .param("account", account)
                .param("partner", partner)
                .param("environment", environment.name())
                .param("version", version)
                .param("floor", floor, Types.BIGINT)
                .update();
    }

    /** The intent of a call to the ledger, by the newest terms that are wanted by now, or newer ones. */
    void begin(UUID id, UUID account, Instant now, Instant until) {
        db.sql("insert into voucher_settlement_limit (id, account_id, version, created_at, next_attempt_at)"
                        + " select ?, account_id, version, ?, ? from voucher_settlement where account_id = ?")
                .param(id)
                .param(at(now))
                .param(at(until))
                .param(account)
                .update();
    }

    /** The account that a call is about. */
    Optional<UUID> unfinished(UUID id) {
        return db.sql("select account_id from voucher_settlement_limit where id = ?")
                .param(id)
                .query(UUID.class)
                .optional();
    }

    /** False where newer terms are wanted by now; else none are until the transaction ends. */
    boolean markApplied(UUID account, long version) {
        return db.sql("update voucher_settlement set applied_version = version where account_id = ? and version = ?")
                        .param(account)
                        .param(version)
                        .update()
                == 1;
    }

    /** The same where the ledger refused it: a call of older terms may have come late, so it is tried again before each issue. */
    boolean markRefused(UUID account, long version) {
        return db.sql("update voucher_settlement set applied_version = null where account_id = ? and version = ?")
                        .param(account)
                        .param(version)
                        .update()
                == 1;
    }

    void end(UUID id) {
        db.sql("delete from voucher_settlement_limit where id = ?").param(id).update();
    }
}
