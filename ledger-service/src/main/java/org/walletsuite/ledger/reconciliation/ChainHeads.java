package org.walletsuite.ledger.reconciliation;

import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.walletsuite.platform.ledger.Head;
import org.walletsuite.platform.ledger.HeadsRequest;

/** The stored hash chain, which services compare with the events that they consumed. */
@Repository
public class ChainHeads {

    private final JdbcClient db;

    ChainHeads(JdbcClient db) {
        this.db = db;
    }

    public List<Head> find(HeadsRequest request) {
        return db.sql("""
                        select e.account_id, e.seq, e.hash, e.balance_after, a.owner_id, a.program, a.purpose, a.asset
                        from unnest(:accounts::uuid[], :seqs::bigint[]) as wanted (account_id, seq)
                        join entry e on e.account_id = wanted.account_id and e.seq = wanted.seq
                        join account a on a.id = e.account_id""")
                .param(
                        "accounts",
                        request.heads().stream()
                                .map(HeadsRequest.Place::accountId)
                                .toArray(UUID[]::new))
                .param(
                        "seqs",
                        request.heads().stream().map(HeadsRequest.Place::seq).toArray(Long[]::new))
                .query((row, _) -> new Head(
                        row.getObject("account_id", UUID.class),
                        row.getLong("seq"),
                        HexFormat.of().formatHex(row.getBytes("hash")),
                        row.getLong("balance_after"),
                        row.getObject("owner_id", UUID.class),
                        row.getString("program"),
                        row.getString("purpose"),
                        row.getString("asset")))
                .list();
    }
}
