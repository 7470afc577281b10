package org.walletsuite.voucher.transaction;

import static org.walletsuite.platform.database.Timestamps.at;

import java.sql.Types;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.walletsuite.platform.giftcard.ListPage;
import org.walletsuite.platform.partner.PartnerList;

/** Lists of partners' calls. Which ones are on a page is found in an index alone, and only those are read. */
@Repository
class TransactionRows {

    private static final String MATCHING = """
             from partner_transactions
             where partner_id = :partner and environment = :environment and created_at >= :from and created_at < :to
            """;

    private static final String ITEMS = """
            select id, environment, operation, outcome, status, error_code, partner_reference, voucher_id, amount,
                duration_micros, created_at
            from partner_transactions where id in (%s) order by created_at %s, id %2$s
            """;

    private final JdbcClient db;

    TransactionRows(JdbcClient db) {
        this.db = db;
    }

    /** Where an export goes on: after this row. */
    record Place(Instant createdAt, long id) {

        /** Before all rows of a period. */
        static Place before(Period period) {
            return new Place(period.from(), 0);
        }
    }

    /** A page, the newest first; the total is of the same instant. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public PartnerList<TransactionView> list(TransactionFilter filter, ListPage page) {
        var items = page(filter, page).stream().map(TransactionView::of).toList();
        var total = matching(counting(filter), filter).query(Long.class).single();
        return PartnerList.of(items, page.page(), page.size(), total);
    }

    private List<TransactionRow> page(TransactionFilter filter, ListPage page) {
        return matching(listing(filter), filter)
                .param("size", page.size())
                .param("offset", page.offset())
                .query((row, _) -> TransactionRow.of(row))
                .list();
    }

    static String listing(TransactionFilter filter) {
        var ids = "select id" + matching(filter) + " order by created_at desc, id desc limit :size offset :offset";
        return ITEMS.formatted(ids, "desc");
    }

    static String counting(TransactionFilter filter) {
        return "select count(*)" + matching(filter);
    }

    /** Whether there are more than so many. */
    boolean exceeds(TransactionFilter filter, int most) {
        return matching("select count(*) > :most from (select" + matching(filter) + " limit :most + 1) bounded", filter)
                .param("most", most)
                .query(Boolean.class)
                .single();
    }

    /** The next ones after this one, the oldest first. */
    List<TransactionRow> after(TransactionFilter filter, Place place, int size) {
        return matching(following(filter), filter)
                .param("after", at(place.createdAt()))
                .param("afterId", place.id())
                .param("size", size)
                .query((row, _) -> TransactionRow.of(row))
                .list();
    }

    static String following(TransactionFilter filter) {
        var ids = "select id" + matching(filter)
                + " and (created_at, id) > (:after, :afterId) order by created_at, id limit :size";
        return ITEMS.formatted(ids, "asc");
    }

    private static String matching(TransactionFilter filter) {
        return MATCHING
                + (filter.status() == null ? "" : " and outcome = :outcome")
                + (filter.operation() == null ? "" : " and operation = :operation")
                + (filter.reference() == null ? "" : " and partner_reference = :reference");
    }

    private JdbcClient.StatementSpec matching(String sql, TransactionFilter filter) {
        var statement = db.sql(sql)
                .param("partner", filter.partnerId())
                .param("environment", filter.environment().name())
                .param("from", at(filter.period().from()))
                .param("to", at(filter.period().to()));
        statement = given(
                statement,
                "outcome",
                filter.status() == null ? null : filter.status().name());
        statement = given(
                statement,
                "operation",
                filter.operation() == null ? null : filter.operation().code());
        return given(statement, "reference", filter.reference());
    }

    private static JdbcClient.StatementSpec given(
            JdbcClient.StatementSpec statement, String parameter, @Nullable String value) {
        return value == null ? statement : statement.param(parameter, value, Types.VARCHAR);
    }

    /** Deletes up to so many of those that are older; ids ascend with time. */
    int deleteBefore(Instant end, int limit) {
        return db.sql("""
                        delete from partner_transactions where id in (
                            select id from (select id, created_at from partner_transactions
                                order by id limit :limit for update skip locked) oldest
                            where created_at < :end)""").param("limit", limit).param("end", at(end)).update();
    }
}
