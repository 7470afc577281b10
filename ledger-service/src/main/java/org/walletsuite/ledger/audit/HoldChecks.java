package org.walletsuite.ledger.audit;

import java.util.List;

/** What must be true of holds. */
final class HoldChecks {

    private HoldChecks() {}

    static List<Check> all() {
        return List.of(
                new QueryCheck("Every account holds the sum of its open holds", """
                        select format('Account %s holds %s, but its open holds sum to %s', a.id, a.held,
                            coalesce(h.total, 0))
                        from account a left join (
                            select account_id, sum(amount) as total from hold where status = 'OPEN'
                            group by account_id) h on h.account_id = a.id
                        where a.held <> coalesce(h.total, 0)"""),
                new QueryCheck("Every hold is what its changes made of it", """
                        select format('Hold %s of %s is %s, but its changes are: %s', h.id, h.amount, h.status,
                            coalesce(c.words, 'none'))
                        from hold h left join (
                            select hold_id, string_agg(change || ' ' || amount, ', ' order by position) as words
                            from hold_change group by hold_id) c on c.hold_id = h.id
                        where c.words is distinct from 'PLACED ' || h.amount || case h.status
                            when 'OPEN' then '' when 'POSTED' then ', POSTED ' || h.posted
                            else ', ' || h.status || ' ' || h.amount end"""),
                new QueryCheck("Every hold change leads from what was held before to what is held after", """
                        select format('Hold change %s makes %s held out of %s', position, held_after, before)
                        from (
                            select c.position, c.held_after,
                                lag(c.held_after, 1, 0::bigint) over (partition by c.account_id order by c.position)
                                    as before,
                                case c.change when 'PLACED' then c.amount else -h.amount end as difference
                            from hold_change c join hold h on h.id = c.hold_id) as steps
                        where held_after <> before + difference"""),
                new QueryCheck("Every posted hold has its transfer, and the transfer its amount", """
                        select format('Hold %s was posted with %s, but transfer %s says %s', h.id, h.posted,
                            h.transfer_id, coalesce(e.amount::text, 'nothing'))
                        from hold h left join transfer t on t.id = h.transfer_id
                            left join entry e on e.transfer_id = t.id and e.account_id = h.account_id
                            left join hold_change c on c.hold_id = h.id and c.change = 'POSTED'
                        where h.status = 'POSTED' and (e.amount, c.transfer_id, c.position)
                            is distinct from (-h.posted, h.transfer_id, t.position + t.entries)"""),
                new QueryCheck("No hold was posted when its time was over, and none expired before", """
                        select format('Hold %s was %s at %s, but its time ended at %s', id, status, closed_at, expires_at)
                        from hold
                        where (status = 'POSTED' and closed_at >= expires_at)
                            or (status = 'EXPIRED' and closed_at < expires_at)
                            or (status = 'EXPIRED' and expires_at is null)"""));
    }
}
