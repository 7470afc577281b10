package org.walletsuite.ledger.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A check that the database can do by itself: a query whose rows are the findings.
 *
 * @param sql selects one text column
 */
record QueryCheck(String claim, String sql) implements Check {

    private static final int ROWS_AT_A_TIME = 1000;

    static List<Check> all() {
        return Stream.of(ofTransfers(), HoldChecks.all(), AccountChecks.all())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Check> ofTransfers() {
        return List.of(
                new QueryCheck("The balances of every asset sum to zero", """
                        select format('The balances of %s sum to %s', asset, sum(balance))
                        from account group by asset having sum(balance) <> 0"""),
                new QueryCheck("Every transfer sums to zero in each asset", """
                        select format('Transfer %s sums to %s %s', e.transfer_id, sum(e.amount), a.asset)
                        from entry e join account a on a.id = e.account_id
                        group by e.transfer_id, a.asset having sum(e.amount) <> 0"""),
                new QueryCheck("Every transfer has its entries", """
                        select format('Transfer %s should have %s entries from position %s on and credits of %s, but has'
                            ' %s from %s to %s and %s', t.id, t.entries, t.position, t.amount,
                            coalesce(e.entries, 0), e.first, e.last, coalesce(e.credits, 0))
                        from transfer t left join (
                            select transfer_id, count(*) as entries, min(position) as first, max(position) as last,
                                sum(greatest(amount, 0)) as credits
                            from entry group by transfer_id) e on e.transfer_id = t.id
                        where (e.entries, e.first, e.last, e.credits)
                            is distinct from (t.entries::bigint, t.position, t.position + t.entries - 1, t.amount)"""),
                new QueryCheck("What was given back of a transfer is the sum of its reversals", """
                        select format('Transfer %s says that %s was given back, its reversals say %s', t.id,
                            t.reversed_total, coalesce(r.total, 0))
                        from transfer t left join (
                            select reverses, sum(amount) as total from transfer where reverses is not null
                            group by reverses) r on r.reverses = t.id
                        where t.reversed_total <> coalesce(r.total, 0)"""),
                new QueryCheck("Every reference leads to something", """
                        select format('Entry %s of account %s belongs to transfer %s, which is missing', e.seq,
                            e.account_id, e.transfer_id)
                        from entry e left join transfer t on t.id = e.transfer_id where t.id is null
                        union all
                        select format('Entry %s belongs to account %s, which is missing', e.seq, e.account_id)
                        from entry e left join account a on a.id = e.account_id where a.id is null
                        union all
                        select format('Transfer %s reverses %s, which is missing or is a reversal itself', t.id,
                            t.reverses)
                        from transfer t left join transfer o on o.id = t.reverses
                        where t.reverses is not null and (o.id is null or o.reverses is not null)
                        union all
                        select format('Account %s is kept in %s, which is missing', a.id, a.asset)
                        from account a left join asset s on s.code = a.asset where s.code is null
                        union all
                        select format('Status change %s is about account %s, which is missing', s.position,
                            s.account_id)
                        from status_change s left join account a on a.id = s.account_id where a.id is null
                        union all
                        select format('Floor change %s is about account %s, which is missing', f.position,
                            f.account_id)
                        from floor_change f left join account a on a.id = f.account_id where a.id is null
                        union all
                        select format('Hold %s is about account %s, which is missing', h.id, h.account_id)
                        from hold h left join account a on a.id = h.account_id where a.id is null
                        union all
                        select format('Hold change %s is about hold %s of account %s, which is missing', c.position,
                            c.hold_id, c.account_id)
                        from hold_change c left join hold h on h.id = c.hold_id and h.account_id = c.account_id
                        where h.id is null"""),
                new QueryCheck("Every reversal takes back what its transfer gave", """
                        select format('Entry %s of account %s does not mirror transfer %s', e.seq, e.account_id,
                            r.reverses)
                        from transfer r join transfer t on t.id = r.reverses join entry e on e.transfer_id = r.id
                            left join entry o on o.transfer_id = t.id and o.account_id = e.account_id
                        where o.amount is null or sign(o.amount) = sign(e.amount) or abs(e.amount) > abs(o.amount)
                            or r.entries <> t.entries or (t.entries > 2 and e.amount <> -o.amount)"""),
                new QueryCheck("Positions have no gaps up to the head", """
                        select format('Position %s follows position %s', position, before)
                        from (select position, lag(position, 1, 0::bigint) over (order by position) as before
                            from (select position from entry union all select position from status_change
                                union all select position from floor_change
                                union all select position from hold_change
                                union all select position + 1 from ledger_head) as used) as pairs
                        where position <> before + 1"""),
                new QueryCheck("The relay is not ahead of the journal", """
                        select format('The relay is at position %s, the journal at %s', c.position, h.position)
                        from relay_cursor c, ledger_head h where c.position > h.position"""));
    }

    @Override
    public void run(Connection snapshot, Consumer<String> finding) throws SQLException {
        try (var query = snapshot.prepareStatement(sql)) {
            query.setFetchSize(ROWS_AT_A_TIME);
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    finding.accept(row.getString(1));
                }
            }
        }
    }
}
