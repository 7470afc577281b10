package org.walletsuite.payment.funding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.walletsuite.platform.ledger.LedgerReads;
import org.walletsuite.platform.mainwallet.WalletTransaction;

/**
 * The top-ups that are in no statement of a wallet: those that wait, and those that came to nothing. Each stands after the
 * entry of the wallet's account that was the last when it was begun, so its place among the entries is one for all readers,
 * and no clock decides it. Of those that became no entry only the newest are listed.
 */
@Repository
public class UnpostedTopUps {

    /** Of those that came to nothing there may be any number: each page counts them all. */
    private static final int MOST = 1_000;

    /** As many entries as the ledger lists at once. */
    private static final int NEWEST_ENTRIES = 200;

    private static final String UNPOSTED = """
            with unposted as materialized (
                select newest.*, :seq - least(after_seq, :seq)
                        + row_number() over (order by after_seq desc, id desc) - 1 as place
                from (
                    (select * from top_up
                        where wallet_id = :wallet and entry_seq is null and id <> all (:posted::uuid[])
                        order by after_seq desc, id desc limit :most)
                    union all
                    (select * from top_up where wallet_id = :wallet and entry_seq > :seq order by entry_seq limit :most)
                ) as newest)
            select page.*, (select count(*) from unposted) as total,
                (select count(*) from unposted where place < :from) as before
            from (values (1)) as always
            left join (select * from unposted where place >= :from and place < :from + :size) as page on true
            order by place
            """;

    private final JdbcClient db;
    private final LedgerReads ledger;

    UnpostedTopUps(JdbcClient db, LedgerReads ledger) {
        this.db = db;
        this.ledger = ledger;
    }

    /**
     * A part of the list of a wallet's entries and unposted top-ups, newest first.
     *
     * @param total how many unposted top-ups are in the whole list
     * @param before how many of them come before this part
     */
    public record Part(long total, long before, List<Placed> topUps) {}

    /**
     * An unposted top-up.
     *
     * @param place in the list, from 0
     */
    public record Placed(long place, WalletTransaction transaction) {}

    /** What was not posted when the wallet's account had so many entries, which must have been read before. */
    public Part part(UUID wallet, long entries, long from, int size) {
        var topUps = new ArrayList<Placed>();
        var counts = new long[2];
        RowCallbackHandler read = row -> {
            counts[0] = row.getLong("total");
            counts[1] = row.getLong("before");
            if (row.getObject("id") != null) {
                topUps.add(placed(row));
            }
        };
        db.sql(UNPOSTED)
                .param("wallet", wallet)
                .param("seq", entries)
                .param("posted", posted(wallet, entries).toArray(UUID[]::new))
                .param("most", MOST)
                .param("from", from)
                .param("size", size)
                .query(read);
        return new Part(counts[0], counts[1], topUps);
    }

    /**
     * Those that the ledger has posted, and whose rows don't say so yet: they will within a lease, so they are among the
     * newest entries. One question for all, however many an outage has left under way.
     */
    private List<UUID> posted(UUID wallet, long entries) {
        if (!isAnyUnderWay(wallet)) {
            return List.of();
        }
        return ledger.statement(wallet, 0, NEWEST_ENTRIES).stream()
                .flatMap(statement -> statement.lines().stream())
                .filter(line -> line.entry().seq() <= entries)
                .flatMap(line -> TopUp.idOf(line.transfer()).stream())
                .toList();
    }

    private boolean isAnyUnderWay(UUID wallet) {
        return db.sql("select exists (select from top_up"
                        + " where wallet_id = ? and entry_seq is null and status = 'CREDITING')")
                .param(wallet)
                .query(Boolean.class)
                .single();
    }

    /** One that was credited since is shown as it was then. */
    private static Placed placed(ResultSet row) throws SQLException {
        var topUp = TopUpRows.topUp(row, 0);
        var wasPostedSince = row.getObject("entry_seq") != null;
        var status = wasPostedSince ? TopUpStatus.PENDING : topUp.status();
        return new Placed(row.getLong("place"), topUp.shown(status.shown()));
    }
}
