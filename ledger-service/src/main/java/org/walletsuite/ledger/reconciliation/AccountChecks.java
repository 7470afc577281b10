package org.walletsuite.ledger.reconciliation;

import static org.walletsuite.ledger.reconciliation.CheckScope.ACCOUNTS;
import static org.walletsuite.ledger.reconciliation.CheckScope.JOURNAL;

import java.util.List;

/** Checks of accounts, apart from their entries. */
final class AccountChecks {

    private AccountChecks() {}

    static List<Check> all() {
        return List.of(
                new Check("Every account has the status of its last status change", new Query(ACCOUNTS, """
                        select format('Account %s is %s, but its last status change says %s', a.id, a.status,
                            coalesce(s.after, 'ACTIVE'))
                        from account a left join lateral (
                            select after from status_change where account_id = a.id
                            order by position desc limit 1) s on true
                        where a.id = any (?) and a.status <> coalesce(s.after, 'ACTIVE')""")),
                new Check(
                        "Every account has the floor of its last floor change, or that it was opened with",
                        new Query(ACCOUNTS, """
                        select format('Account %s has the floor %s, but it was opened with %s and last given %s', a.id,
                            coalesce(a.floor::text, 'none'), coalesce(a.opening_floor::text, 'none'),
                            case when f.account_id is null then 'no other' else coalesce(f.after::text, 'none') end)
                        from account a left join lateral (
                            select account_id, after from floor_change where account_id = a.id
                            order by position desc limit 1) f on true
                        where a.id = any (?) and a.floor is distinct from
                            case when f.account_id is null then a.opening_floor else f.after end""")),
                new Check("Every floor change begins where the one before it ended", new Query(JOURNAL, """
                        select format('Floor change %s begins at %s', f.position, coalesce(f.before::text, 'none'))
                        from floor_change f join account a on a.id = f.account_id left join lateral (
                            select position, after from floor_change
                            where account_id = f.account_id and position < f.position
                            order by position desc limit 1) p on true
                        where f.position > :after and f.position <= :upto and f.before is distinct from
                            case when p.position is null then a.opening_floor else p.after end""")),
                new Check("No account is below its floor", new Query(ACCOUNTS, """
                        select format('Account %s has %s, below its floor of %s', id, balance, floor)
                        from account where id = any (?) and balance - held < floor""")),
                new Check("Unapplied money is a credit to the owner of a closed account", new Query(ACCOUNTS, """
                        select format('Unapplied account %s of %s has no closed account beside it, or less than nothing',
                            u.id, u.owner_id)
                        from account u
                        where u.id = any (?) and u.purpose = 'unapplied'
                            and (u.balance < 0 or u.status = 'CLOSED' or (u.seq > 0 and not exists (
                                select from account a where a.owner_id = u.owner_id and a.program = u.program
                                    and a.asset = u.asset and a.purpose <> u.purpose and a.status = 'CLOSED')))""")));
    }
}
