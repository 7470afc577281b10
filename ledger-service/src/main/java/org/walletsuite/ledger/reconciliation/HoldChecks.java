package org.walletsuite.ledger.reconciliation;

import static org.walletsuite.ledger.reconciliation.CheckScope.ACCOUNTS;
import static org.walletsuite.ledger.reconciliation.CheckScope.HOLDS;
import static org.walletsuite.ledger.reconciliation.CheckScope.JOURNAL;

import java.util.List;

/** Checks of holds. */
final class HoldChecks {

    private HoldChecks() {}

    static List<Check> all() {
        return List.of(
                new Check("Every account holds the sum of its open holds", new Query(ACCOUNTS, """
                        select format('Account %s holds %s, but its open holds sum to %s', a.id, a.held, h.total)
                        from account a cross join lateral (
                            select coalesce(sum(amount), 0) as total from hold
                            where account_id = a.id and status = 'OPEN') h
                        where a.id = any (?) and a.held <> h.total""")),
                new Check("Every hold is what its changes made of it", new Query(HOLDS, """
                        select format('Hold %s of %s is %s, but its changes are: %s', h.id, h.amount, h.status,
                            coalesce(c.words, 'none'))
                        from hold h cross join lateral (
                            select string_agg(change || ' ' || amount, ', ' order by position) as words
                            from hold_change where hold_id = h.id) c
                        where h.id = any (?) and c.words is distinct from 'PLACED ' || h.amount || case h.status
                            when 'OPEN' then '' when 'POSTED' then ', POSTED ' || h.posted
                            else ', ' || h.status || ' ' || h.amount end""")),
                new Check(
                        "Every hold change leads from what was held before to what is held after",
                        new Query(JOURNAL, """
                        select format('Hold change %s makes %s held out of %s', position, held_after, before)
                        from (
                            select c.position, c.held_after, coalesce(p.held_after, 0) as before,
                                case c.change when 'PLACED' then c.amount else -h.amount end as difference
                            from hold_change c join hold h on h.id = c.hold_id left join lateral (
                                select held_after from hold_change
                                where account_id = c.account_id and position < c.position
                                order by position desc limit 1) p on true
                            where c.position > :after and c.position <= :upto) as steps
                        where held_after <> before + difference""")),
                new Check("Every posted hold has its transfer, and the transfer its amount", new Query(HOLDS, """
                        select format('Hold %s was posted with %s, but transfer %s says %s', h.id, h.posted,
                            h.transfer_id, coalesce(e.amount::text, 'nothing'))
                        from hold h left join transfer t on t.id = h.transfer_id
                            left join lateral (
                                select amount from entry where transfer_id = t.id and account_id = h.account_id
                                    and position >= t.position and position < t.position + t.entries
                                limit 1) e on true
                            left join hold_change c on c.hold_id = h.id and c.change = 'POSTED'
                        where h.id = any (?) and h.status = 'POSTED' and (e.amount, c.transfer_id, c.position)
                            is distinct from (-h.posted, h.transfer_id, t.position + t.entries)""")),
                new Check("No hold was posted when its time was over, and none expired before", new Query(HOLDS, """
                        select format('Hold %s was %s at %s, but its time ended at %s', id, status, closed_at, expires_at)
                        from hold
                        where id = any (?) and ((status = 'POSTED' and closed_at >= expires_at)
                            or (status = 'EXPIRED' and closed_at < expires_at)
                            or (status = 'EXPIRED' and expires_at is null))""")));
    }
}
