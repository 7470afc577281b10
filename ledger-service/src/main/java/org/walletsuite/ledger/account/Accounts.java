package org.walletsuite.ledger.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.walletsuite.ledger.row.Columns;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.AccountStatus;
import org.walletsuite.platform.ledger.LedgerReads;
import org.walletsuite.platform.ledger.NewAccount;
import org.walletsuite.platform.reconciliation.KeysetPages;

/** The ledger's accounts; their balances, floors and statuses are changed by the writer only. */
@Repository
public class Accounts {

    /** The columns that {@link #row} reads. */
    public static final String COLUMNS = """
            id, owner_id, owner_number, program, purpose, asset, balance, held, floor, status, seq, created_at, updated_at""";

    private static final int LARGEST_PAGE = 1000;

    private final JdbcClient db;
    private final Clock clock;

    Accounts(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * Opens an account, or returns it when it is open already; CONFLICT when the id or the owner's place is taken by
     * another.
     */
    public Account open(UUID id, NewAccount requested) {
        if (requested.floor() != null && requested.floor() > 0) {
            throw ApiException.invalid("floor", "A new account is empty, so its floor is zero or below.");
        }
        var opened = db.sql("""
                        insert into account
                            (id, owner_id, owner_number, program, purpose, asset, floor, opening_floor, created_at,
                                updated_at)
                        select :id, :owner, :number, :program, :purpose, code, :floor, :floor, :now, :now
                        from asset where code = :asset
                        on conflict do nothing
                        returning""" + " " + COLUMNS)
                .param("id", id)
                .param("owner", requested.ownerId())
                .param("number", requested.ownerNumber(), java.sql.Types.BIGINT)
                .param("program", requested.program())
                .param("purpose", requested.purpose())
                .param("asset", requested.asset())
                .param("floor", requested.floor(), java.sql.Types.BIGINT)
                .param("now", clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC))
                .query((row, _) -> row(row))
                .optional();
        if (opened.isPresent()) {
            return opened.get();
        }
        var account = find(id);
        if (account.isEmpty() && !isAsset(requested.asset())) {
            throw ApiException.invalid("asset", "Unknown asset " + requested.asset() + ".");
        }
        return account.filter(found -> isTheSame(found, requested) && wasOpenedWith(id, requested.floor()))
                .orElseThrow(() -> new ApiException(
                        ErrorCode.CONFLICT, "Account " + id + " or its owner's place is taken by another"));
    }

    public Optional<Account> find(UUID id) {
        return db.sql("select " + COLUMNS + " from account where id = ?")
                .param(id)
                .query((row, _) -> row(row))
                .optional();
    }

    /** At most {@link LedgerReads#MOST_IDS}; unknown ids are left out. */
    public List<Account> find(List<UUID> ids) {
        if (ids.size() > LedgerReads.MOST_IDS) {
            throw ApiException.invalid("ids", "At most " + LedgerReads.MOST_IDS + " accounts at once.");
        }
        return db.sql("select " + COLUMNS + " from account where id = any (?)")
                .param(ids.toArray(UUID[]::new))
                .query((row, _) -> row(row))
                .list();
    }

    /** A page of a program's accounts with this purpose, ascending by id. */
    public List<Account> page(String program, String purpose, @Nullable UUID after, int size) {
        if (size < 1 || size > LARGEST_PAGE) {
            throw ApiException.invalid("size", "Must be between 1 and " + LARGEST_PAGE + ".");
        }
        return db.sql("select " + COLUMNS + """
                         from account where program = :program and purpose = :purpose and id > :after
                        order by id limit :size""")
                .param("program", program)
                .param("purpose", purpose)
                .param("after", after == null ? KeysetPages.BEFORE_ALL : after)
                .param("size", size)
                .query((row, _) -> row(row))
                .list();
    }

    /** An owner's accounts in a program, ascending by id; throws when there are more than the limit. */
    public List<Account> ofOwner(UUID owner, List<String> programs) {
        var found = db.sql("select " + COLUMNS
                        + " from account where owner_id = :owner and program = any(:programs) order by id limit :size")
                .param("owner", owner)
                .param("programs", programs.toArray(String[]::new))
                .param("size", LARGEST_PAGE + 1)
                .query((row, _) -> row(row))
                .list();
        if (found.size() > LARGEST_PAGE) {
            throw new IllegalStateException("Owner " + owner + " has over " + LARGEST_PAGE + " accounts");
        }
        return found;
    }

    /** The account in the current row. */
    public static Account row(ResultSet row) throws SQLException {
        return new Account(
                row.getObject("id", UUID.class),
                row.getObject("owner_id", UUID.class),
                row.getObject("owner_number", Long.class),
                row.getString("program"),
                row.getString("purpose"),
                row.getString("asset"),
                row.getLong("balance"),
                row.getLong("held"),
                row.getObject("floor", Long.class),
                AccountStatus.valueOf(row.getString("status")),
                row.getLong("seq"),
                Columns.instant(row, "created_at"),
                Columns.instant(row, "updated_at"));
    }

    private boolean isAsset(String code) {
        return db.sql("select true from asset where code = ?")
                .param(code)
                .query(Boolean.class)
                .optional()
                .isPresent();
    }

    private static boolean isTheSame(Account found, NewAccount requested) {
        return found.ownerId().equals(requested.ownerId())
                && Objects.equals(found.ownerNumber(), requested.ownerNumber())
                && found.program().equals(requested.program())
                && found.purpose().equals(requested.purpose())
                && found.asset().equals(requested.asset());
    }

    /** The floor may have been changed since. */
    private boolean wasOpenedWith(UUID id, @Nullable Long floor) {
        return db.sql("select opening_floor is not distinct from :floor from account where id = :id")
                .param("floor", floor, java.sql.Types.BIGINT)
                .param("id", id)
                .query(Boolean.class)
                .single();
    }
}
