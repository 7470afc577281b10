package org.walletsuite.ledger.audit;

import java.util.List;

/** What must be true of accounts, beside their entries. */
final class AccountChecks {

    private AccountChecks() {}

    static List<Check> all() {
        return List.of(
                new QueryCheck("Every account has the status of its last status change", """
                        select format('Account %s is %s, but its last status change says %s', a.id, a.status,
                            coalesce(s.after, 'ACTIVE'))
                        from account a left join (
                            select distinct on (account_id) account_id, after from status_change
                            order by account_id, position desc) s on s.account_id = a.id
                        where a.status <> coalesce(s.after, 'ACTIVE')"""),
                new QueryCheck("Every account has the floor of its last floor change, or that it was opened with", """
                        select format('Account %s has the floor %s, but it was opened with %s and last given %s', a.id,
                            coalesce(a.floor::text, 'none'), coalesce(a.opening_floor::text, 'none'),
                            case when f.account_id is null then 'no other' else coalesce(f.after::text, 'none') end)
                        from account a left join (
                            select distinct on (account_id) account_id, after from floor_change
                            order by account_id, position desc) f on f.account_id = a.id
                        where a.floor is distinct from
                            case when f.account_id is null then a.opening_floor else f.after end"""),
                new QueryCheck("Every floor change begins where the one before it ended", """
                        select format('Floor change %s begins at %s', position, coalesce(before::text, 'none'))
                        from (
                            select f.position, f.before, case
                                when row_number() over changes = 1 then a.opening_floor
                                else lag(f.after) over changes end as expected
                            from floor_change f join account a on a.id = f.account_id
                            window changes as (partition by f.account_id order by f.position)) as steps
                        where before is distinct from expected"""),
                new QueryCheck("No account is below its floor", """
                        select format('Account %s has %s, below its floor of %s', id, balance, floor)
                        from account where balance - held < floor"""),
                new QueryCheck("Unapplied money is a credit to the owner of a closed account", """
                        select format('Unapplied account %s of %s has no closed account beside it, or less than nothing',
                            u.id, u.owner_id)
                        from account u
                        where u.purpose = 'unapplied' and (u.balance < 0 or u.status = 'CLOSED' or (u.seq > 0
                            and not exists (
                                select from account a where a.owner_id = u.owner_id and a.program = u.program
                                    and a.asset = u.asset and a.purpose <> u.purpose and a.status = 'CLOSED')))"""));
    }
}
