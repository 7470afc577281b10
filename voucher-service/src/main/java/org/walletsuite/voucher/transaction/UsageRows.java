package org.walletsuite.voucher.transaction;

import static org.walletsuite.platform.database.Timestamps.at;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.walletsuite.platform.giftcard.ListPage;
import org.walletsuite.platform.partner.PartnerEnvironment;
import org.walletsuite.voucher.transaction.TransactionFilter.Whose;

/**
 * Sums of partners' calls, in one pass over an index and without sorting. A row without a status is no call: it says what was moved while
 * nobody could be answered.
 */
@Repository
class UsageRows {

    /**
     * How long a call took, rounded up to two digits: there are few such times, so that calls are counted by them, where an
     * exact percentile would have to sort them all.
     */
    private static final String TIME = """
            ceil(greatest(duration_micros, 1) / power(10, floor(log(greatest(duration_micros, 10)::float8)) - 1))
                * power(10, floor(log(greatest(duration_micros, 10)::float8)) - 1)
            """;

    private static final String CELLS = """
            case when outcome = 'FAILED' then coalesce(error_code, 'UNKNOWN') end as error,
            (%s)::bigint as time,
            count(status) as calls, count(status) filter (where outcome = 'REPLAYED') as replayed,
            coalesce(sum(duration_micros), 0) as micros,
            count(*) filter (where outcome = 'SUCCEEDED' and operation = 'issue') as issued,
            coalesce(sum(amount) filter (where outcome = 'SUCCEEDED' and operation = 'issue'), 0) as issued_amount,
            count(*) filter (where outcome = 'SUCCEEDED' and operation = 'cancel') as cancelled,
            coalesce(sum(amount) filter (where outcome = 'SUCCEEDED' and operation = 'cancel'), 0) as cancelled_amount
            """.formatted(TIME);

    /** A partner's, on a day or within a period. Each is found in an index, and grouped in memory. */
    private static final String OWN = """
             cross join lateral (select %s from partner_transactions
                where partner_id = %s and environment = :environment and created_at >= %s and created_at < %s
                group by error, time) cell
            """;

    static final String BY_DAY = """
            select (begin at time zone 'UTC')::date as day, cell.* from (
                select :from::timestamptz + number * interval '24 hours' as begin
                from generate_series(0, :days - 1) number) days
            """ + OWN.formatted(CELLS, ":partner", "begin", "begin + interval '24 hours'");

    private static final String PARTNERS = """
            select partner_id, count(*) over () as partners from partner_transactions
            where environment = :environment and created_at >= :from and created_at < :to
            group by partner_id order by count(status) desc, partner_id limit :size offset :offset
            """;

    private static final String BY_PARTNER = "select partner, cell.* from unnest(:partners::text[]) partner"
            + OWN.formatted(CELLS, "partner", ":from", ":to");

    private final JdbcClient db;

    UsageRows(JdbcClient db) {
        this.db = db;
    }

    /**
     * Calls that ended alike after about the same time, and what was moved.
     *
     * @param error null where they succeeded
     * @param time in microseconds, rounded up to two digits
     * @param micros how long they took in all
     * @param issued how many vouchers; their amounts are in cents
     */
    record Cell(
            @Nullable String error,
            long time,
            long calls,
            long replayed,
            long micros,
            long issued,
            long issuedAmount,
            long cancelled,
            long cancelledAmount) {

        private static Cell of(ResultSet row) throws SQLException {
            return new Cell(
                    row.getString("error"),
                    row.getLong("time"),
                    row.getLong("calls"),
                    row.getLong("replayed"),
                    row.getLong("micros"),
                    row.getLong("issued"),
                    row.getLong("issued_amount"),
                    row.getLong("cancelled"),
                    row.getLong("cancelled_amount"));
        }
    }

    record OfDay(LocalDate day, Cell cell) {}

    List<OfDay> byDay(Whose whose, Period period) {
        return db.sql(BY_DAY)
                .param("environment", whose.environment().name())
                .param("from", at(period.from()))
                .param("days", period.days())
                .param("partner", whose.partnerId())
                .query((row, _) ->
                        new OfDay(Objects.requireNonNull(row.getObject("day", LocalDate.class)), Cell.of(row)))
                .list();
    }

    /**
     * A partner that did something.
     *
     * @param all how many there are
     */
    record Busy(String partnerId, long all) {}

    /** A page of them, those with most calls first. */
    List<Busy> partners(PartnerEnvironment environment, Period period, ListPage page) {
        return within(PARTNERS, environment, period)
                .param("size", page.size())
                .param("offset", page.offset())
                .query((row, _) ->
                        new Busy(Objects.requireNonNull(row.getString("partner_id")), row.getLong("partners")))
                .list();
    }

    record OfPartner(String partnerId, Cell cell) {}

    List<OfPartner> byPartner(PartnerEnvironment environment, Period period, List<String> partners) {
        return within(BY_PARTNER, environment, period)
                .param("partners", partners.toArray(String[]::new))
                .query((row, _) -> new OfPartner(Objects.requireNonNull(row.getString("partner")), Cell.of(row)))
                .list();
    }

    private JdbcClient.StatementSpec within(String sql, PartnerEnvironment environment, Period period) {
        return db.sql(sql)
                .param("environment", environment.name())
                .param("from", at(period.from()))
                .param("to", at(period.to()));
    }
}
