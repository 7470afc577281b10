package org.walletsuite.ledger.statement;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.walletsuite.ledger.account.Accounts;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.OwnerStatement;
import org.walletsuite.platform.ledger.Statement;
import tools.jackson.databind.json.JsonMapper;

/** Pages of the entries of all of an owner's accounts, merged by position. */
@Repository
public class OwnerStatements {

    private static final int MOST = 200;
    private static final int LAST = 10_000;

    private final JdbcClient db;
    private final Accounts accounts;
    private final StatementLines lines;

    OwnerStatements(JdbcClient db, Accounts accounts, JsonMapper json) {
        this.db = db;
        this.accounts = accounts;
        this.lines = new StatementLines(json);
    }

    /** A page, counted from 0 at the newest entry; of all accounts when no purposes are named. */
    public OwnerStatement page(UUID owner, String program, List<String> purposes, int page, int size) {
        if (size < 1 || size > MOST) {
            throw ApiException.invalid("size", "Must be between 1 and " + MOST + ".");
        }
        if (page < 0 || (long) page * size >= LAST) {
            throw ApiException.invalid("page", "Pages count from 0 and end after " + LAST + " lines.");
        }
        var shown = accounts.ofOwner(owner, List.of(program)).stream()
                .filter(account -> purposes.isEmpty() || purposes.contains(account.purpose()))
                .toList();
        var total = shown.stream().mapToLong(Account::seq).sum();
        return new OwnerStatement(shown, total, lines(shown, page * size, size));
    }

    /** Takes the newest entries of each account, up to those counted, and merges them to the page. */
    private List<Statement.Line> lines(List<Account> shown, int offset, int size) {
        return db.sql("select " + StatementLines.COLUMNS + """
                         from (
                            select newest.* from unnest(:accounts::uuid[], :seqs::bigint[]) as shown (id, seq)
                            cross join lateral (
                                select account_id, seq, transfer_id, amount, balance_after, position from entry
                                where account_id = shown.id and seq <= shown.seq
                                order by seq desc limit :most) newest
                            order by newest.position desc limit :size offset :offset) e
                        join transfer t on t.id = e.transfer_id
                        join account a on a.id = e.account_id
                        order by e.position desc""")
                .param("accounts", shown.stream().map(Account::id).toArray(UUID[]::new))
                .param("seqs", shown.stream().map(Account::seq).toArray(Long[]::new))
                .param("most", offset + size)
                .param("size", size)
                .param("offset", offset)
                .query((row, _) -> lines.line(row))
                .list();
    }
}
