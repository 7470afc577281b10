package org.walletsuite.ledger.reconciliation;

import static org.walletsuite.ledger.reconciliation.CheckScope.ACCOUNTS;
import static org.walletsuite.ledger.reconciliation.CheckScope.BOOKS;
import static org.walletsuite.ledger.reconciliation.CheckScope.HOLDS;
import static org.walletsuite.ledger.reconciliation.CheckScope.JOURNAL;
import static org.walletsuite.ledger.reconciliation.CheckScope.TRANSFERS;

import java.util.List;

/** Checks of transfers, and of the journal as a whole. */
final class TransferChecks {

    private TransferChecks() {}

    static List<Check> all() {
        return List.of(
                new Check("The balances of every asset sum to zero", new Query(BOOKS, """
                        select format('The balances of %s sum to %s', asset, sum(balance))
                        from account group by asset having sum(balance) <> 0""")),
                new Check("Every transfer sums to zero in each asset", new Query(TRANSFERS, """
                        select format('Transfer %s sums to %s %s', t.id, s.total, s.asset)
                        from transfer t cross join lateral (
                            select a.asset, sum(e.amount) as total
                            from entry e join account a on a.id = e.account_id
                            where e.transfer_id = t.id
                                and e.position >= t.position and e.position < t.position + t.entries
                            group by a.asset having sum(e.amount) <> 0) s
                        where t.id = any (?)""")),
                new Check("Every transfer has its entries", new Query(TRANSFERS, """
                                select format('Transfer %s should have %s entries from position %s on and credits of'
                                    ' %s, but has %s from %s to %s and %s', t.id, t.entries, t.position, t.amount,
                                    e.entries, e.first, e.last, e.credits)
                                from transfer t cross join lateral (
                                    select count(*) as entries, min(e.position) as first, max(e.position) as last,
                                        coalesce(sum(greatest(e.amount, 0)), 0) as credits
                                    from entry e where e.transfer_id = t.id
                                        and e.position >= t.position and e.position < t.position + t.entries) e
                                where t.id = any (?) and (e.entries, e.first, e.last, e.credits) is distinct from
                                    (t.entries::bigint, t.position, t.position + t.entries - 1, t.amount::numeric)"""), new Query(JOURNAL, """
                                select format('Entry %s of account %s says it belongs to transfer %s, but its position'
                                    ' %s is none of that one''s', e.seq, e.account_id, t.id, e.position)
                                from entry e join transfer t on t.id = e.transfer_id
                                where e.position > :after and e.position <= :upto
                                    and (e.position < t.position or e.position >= t.position + t.entries)""")),
                new Check("What was given back of a transfer is the sum of its reversals", new Query(TRANSFERS, """
                        select format('Transfer %s says that %s was given back, its reversals say %s', t.id,
                            t.reversed_total, r.total)
                        from transfer t cross join lateral (
                            select coalesce(sum(amount), 0) as total from transfer where reverses = t.id) r
                        where t.id = any (?) and t.reversed_total <> r.total""")),
                references(),
                new Check("Every reversal takes back what its transfer gave", new Query(TRANSFERS, """
                        select format('Entry %s of account %s does not mirror transfer %s', e.seq, e.account_id,
                            r.reverses)
                        from transfer r join transfer t on t.id = r.reverses cross join lateral (
                            select seq, account_id, amount, (
                                select o.amount from entry o
                                where o.transfer_id = t.id and o.account_id = given.account_id
                                    and o.position >= t.position and o.position < t.position + t.entries
                                limit 1) as original
                            from entry given where given.transfer_id = r.id
                                and given.position >= r.position and given.position < r.position + r.entries
                            offset 0) e
                        where r.id = any (?) and (e.original is null or sign(e.original) = sign(e.amount)
                            or abs(e.amount) > abs(e.original) or r.entries <> t.entries
                            or (t.entries > 2 and e.amount <> -e.original))""")),
                new Check("Positions have no gaps up to the head", new Query(JOURNAL, """
                                select format('Position %s follows position %s', position, before)
                                from (select position, lag(position, 1, :after::bigint) over (order by position) as before
                                    from (
                                        select position from entry where position > :after and position <= :upto
                                        union all select position from status_change
                                            where position > :after and position <= :upto
                                        union all select position from floor_change
                                            where position > :after and position <= :upto
                                        union all select position from hold_change
                                            where position > :after and position <= :upto
                                        union all select :upto::bigint + 1) as used) as pairs
                                where position <> before + 1"""), new Query(BOOKS, """
                                select format('Position %s follows the last one of the journal, %s', used.position,
                                    h.position)
                                from ledger_head h cross join lateral (
                                    select position from entry where position > h.position
                                    union all select position from status_change where position > h.position
                                    union all select position from floor_change where position > h.position
                                    union all select position from hold_change where position > h.position) as used""")),
                new Check("The relay is not ahead of the journal", new Query(BOOKS, """
                        select format('The relay is at position %s, the journal at %s', c.position, h.position)
                        from relay_cursor c, ledger_head h where c.position > h.position""")));
    }

    private static Check references() {
        return new Check(
                "Every reference leads to something",
                new Query(JOURNAL, """
                        select format('Entry %s of account %s belongs to transfer %s, which is missing', e.seq,
                            e.account_id, e.transfer_id)
                        from entry e left join transfer t on t.id = e.transfer_id
                        where t.id is null and e.position > :after and e.position <= :upto
                        union all
                        select format('Entry %s belongs to account %s, which is missing', e.seq, e.account_id)
                        from entry e left join account a on a.id = e.account_id
                        where a.id is null and e.position > :after and e.position <= :upto
                        union all
                        select format('Status change %s is about account %s, which is missing', s.position,
                            s.account_id)
                        from status_change s left join account a on a.id = s.account_id
                        where a.id is null and s.position > :after and s.position <= :upto
                        union all
                        select format('Floor change %s is about account %s, which is missing', f.position,
                            f.account_id)
                        from floor_change f left join account a on a.id = f.account_id
                        where a.id is null and f.position > :after and f.position <= :upto
                        union all
                        select format('Hold change %s is about hold %s of account %s, which is missing', c.position,
                            c.hold_id, c.account_id)
                        from hold_change c left join hold h on h.id = c.hold_id and h.account_id = c.account_id
                        where h.id is null and c.position > :after and c.position <= :upto"""),
                new Query(TRANSFERS, """
                        select format('Transfer %s reverses %s, which is missing or is a reversal itself', t.id,
                            t.reverses)
                        from transfer t left join transfer o on o.id = t.reverses
                        where t.id = any (?) and t.reverses is not null and (o.id is null or o.reverses is not null)"""),
                new Query(ACCOUNTS, """
                        select format('Account %s is kept in %s, which is missing', a.id, a.asset)
                        from account a left join asset s on s.code = a.asset
                        where a.id = any (?) and s.code is null"""),
                new Query(HOLDS, """
                        select format('Hold %s is about account %s, which is missing', h.id, h.account_id)
                        from hold h left join account a on a.id = h.account_id
                        where h.id = any (?) and a.id is null"""));
    }
}
