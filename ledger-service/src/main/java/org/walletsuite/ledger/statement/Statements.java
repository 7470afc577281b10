package org.walletsuite.ledger.statement;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.walletsuite.ledger.account.Accounts;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.Statement;
import tools.jackson.databind.json.JsonMapper;

/** Pages of an account's entries; the gapless numbers of the entries make every page equally fast. */
@Repository
public class Statements {

    private static final int MOST = 200;

    private final JdbcClient db;
    private final Accounts accounts;
    private final StatementLines lines;

    Statements(JdbcClient db, Accounts accounts, JsonMapper json) {
        this.db = db;
        this.accounts = accounts;
        this.lines = new StatementLines(json);
    }

    /** A page, counted from 0 at the newest entry; empty when there is no such account. */
    public Optional<Statement> page(UUID accountId, int page, int size) {
        if (page < 0) {
            throw ApiException.invalid("page", "Pages count from 0.");
        }
        if (size < 1 || size > MOST) {
            throw ApiException.invalid("size", "Must be between 1 and " + MOST + ".");
        }
        return accounts.find(accountId)
                .map(account -> new Statement(account, account.seq(), lines(account, page, size)));
    }

    private List<Statement.Line> lines(Account account, int page, int size) {
        var newest = account.seq() - (long) page * size;
        return db.sql("select " + StatementLines.COLUMNS + """
                         from entry e
                        join transfer t on t.id = e.transfer_id
                        join account a on a.id = e.account_id
                        where e.account_id = :account and e.seq > :oldest and e.seq <= :newest
                        order by e.seq desc""")
                .param("account", account.id())
                .param("oldest", newest - size)
                .param("newest", newest)
                .query((row, _) -> lines.line(row))
                .list();
    }
}
