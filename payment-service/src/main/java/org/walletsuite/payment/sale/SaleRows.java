package org.walletsuite.payment.sale;

import static org.walletsuite.platform.database.Timestamps.atOrNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.walletsuite.platform.event.LedgerEvent.EntryPosted;

/** The tables of sales. */
@Repository
class SaleRows {

    private final JdbcClient db;

    SaleRows(JdbcClient db) {
        this.db = db;
    }

    /** Adds to the counted sales, in one statement, in the order of the keys. */
    void add(Map<Moment, Amounts> counted) {
        db.sql("""
                        insert into stand_sales as s (stand_id, at, gross, refunds, others, count)
                        select * from unnest(:stands::uuid[], :times::timestamptz[], :gross::bigint[], :refunds::bigint[],
                            :others::bigint[], :counts::bigint[])
                        on conflict (stand_id, at) do update set gross = s.gross + excluded.gross,
                            refunds = s.refunds + excluded.refunds, others = s.others + excluded.others,
                            count = s.count + excluded.count""")
                .param("stands", counted.keySet().stream().map(Moment::stand).toArray(UUID[]::new))
                .param("times", texts(counted.keySet(), Moment::at))
                .param("gross", longs(counted.values(), Amounts::gross))
                .param("refunds", longs(counted.values(), Amounts::refunds))
                .param("others", longs(counted.values(), Amounts::others))
                .param("counts", longs(counted.values(), Amounts::count))
                .update();
    }

    /** Stores the latest counted entries, one for each stand. */
    void advance(Collection<EntryPosted> latest) {
        db.sql("""
                        insert into stand_sales_progress as p (stand_id, seq, at)
                        select * from unnest(:stands::uuid[], :seqs::bigint[], :times::timestamptz[])
                        on conflict (stand_id) do update set seq = excluded.seq, at = excluded.at
                        where p.seq < excluded.seq""")
                .param("stands", latest.stream().map(EntryPosted::accountId).toArray(UUID[]::new))
                .param("seqs", longs(latest, EntryPosted::seq))
                .param("times", texts(latest, EntryPosted::time))
                .update();
    }

    /**
     * A stand's sales by quarter of an hour, because some time zones' offsets are not whole hours; limited, oldest
     * first.
     *
     * @param from null for the beginning
     * @param to exclusive, null for the end
     */
    List<Quarter> quarters(UUID stand, @Nullable Instant from, @Nullable Instant to, int limit) {
        return db.sql("""
                        select date_bin('15 minutes', at, 'epoch') as quarter, sum(gross)::bigint as gross,
                            sum(refunds)::bigint as refunds, sum(others)::bigint as others, sum(count)::bigint as count
                        from stand_sales
                        where stand_id = :stand and (gross <> 0 or refunds <> 0)
                            and at >= coalesce(:from::timestamptz, '-infinity')
                            and at < coalesce(:to::timestamptz, 'infinity')
                        group by quarter order by quarter limit :limit""")
                .param("stand", stand)
                .param("from", atOrNull(from))
                .param("to", atOrNull(to))
                .param("limit", limit)
                .query((row, _) -> new Quarter(instant(row, "quarter"), amounts(row)))
                .list();
    }

    /** The time of the last entry that is counted for a stand. */
    Optional<Instant> countedUntil(UUID stand) {
        return db.sql("select at from stand_sales_progress where stand_id = :stand")
                .param("stand", stand)
                .query((row, _) -> instant(row, "at"))
                .optional();
    }

    /** In one statement, so that sums and positions are consistent. */
    List<StandTotal> totals(List<UUID> stands) {
        return db.sql("""
                        select p.stand_id, p.seq, (
                            select coalesce(sum(gross - refunds + others), 0)::bigint from stand_sales s
                            where s.stand_id = p.stand_id) as balance
                        from stand_sales_progress p where p.stand_id = any (:stands::uuid[])""")
                .param("stands", stands.toArray(UUID[]::new))
                .query((row, _) -> new StandTotal(
                        row.getObject("stand_id", UUID.class), row.getLong("seq"), row.getLong("balance")))
                .list();
    }

    private static Amounts amounts(ResultSet row) throws SQLException {
        return new Amounts(row.getLong("gross"), row.getLong("refunds"), row.getLong("others"), row.getLong("count"));
    }

    private static <T> Long[] longs(Collection<T> things, ToLongFunction<T> number) {
        return things.stream().map(number::applyAsLong).toArray(Long[]::new);
    }

    private static <T> String[] texts(Collection<T> things, Function<T, Instant> time) {
        return things.stream().map(thing -> time.apply(thing).toString()).toArray(String[]::new);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** A stand's sales within a quarter of an hour. */
    record Quarter(Instant begin, Amounts amounts) {}
}
