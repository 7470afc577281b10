package org.walletsuite.voucher.order;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.walletsuite.platform.giftcard.ListPage;

/** Lists of orders, as the tables have them; those that are not shown are in none. */
@Repository
class OrderRows {

    private final JdbcClient db;

    OrderRows(JdbcClient db) {
        this.db = db;
    }

    long nextNumber() {
        return db.sql("select nextval('gift_card_order_number')")
                .query(Long.class)
                .single();
    }

    /**
     * Which orders are wanted.
     *
     * @param user null for everybody's
     * @param userNumber null for everybody's
     * @param order the number of the only one; null for all
     */
    record Filter(
            Set<OrderStatus> statuses,
            @Nullable UUID user,
            @Nullable Long userNumber,
            @Nullable Long order) {

        private static final Set<OrderStatus> ALL = EnumSet.allOf(OrderStatus.class);

        static Filter of(UUID user) {
            return new Filter(ALL, user, null, null);
        }

        /** The user is meant by the number, and null for everybody. */
        static Filter of(Set<OrderStatus> statuses, @Nullable Long userNumber) {
            return new Filter(statuses, null, userNumber, null);
        }

        /** The same, and only the order of this number; null for all. */
        Filter only(@Nullable Long order) {
            return new Filter(statuses, user, userNumber, order);
        }

        /** Only the conditions that are needed, each in the words of an index. */
        private String where() {
            return " from gift_card_order where status = any(:statuses)"
                    + (statuses.stream().allMatch(OrderStatus::isPending)
                            ? " and status in ('PROCESSING', 'ASSIGNED')"
                            : "")
                    + (user == null ? "" : " and user_id = :user")
                    + (userNumber == null ? "" : " and user_number = :number")
                    + (order == null ? "" : " and number = :order");
        }

        private String[] names() {
            return statuses.stream()
                    .filter(OrderStatus::isShown)
                    .map(OrderStatus::name)
                    .toArray(String[]::new);
        }
    }

    /** The newest first. */
    List<OrderRow> list(Filter wanted, ListPage page) {
        return filtered("select *" + wanted.where() + " order by number desc limit :size offset :offset", wanted)
                .param("size", page.size())
                .param("offset", page.offset())
                .query((row, _) -> OrderRow.of(row))
                .list();
    }

    long count(Filter wanted) {
        return filtered("select count(*)" + wanted.where(), wanted)
                .query(Long.class)
                .single();
    }

    Optional<OrderRow> find(long number) {
        return db.sql("select * from gift_card_order where number = ?")
                .param(number)
                .query((row, _) -> OrderRow.of(row))
                .optional()
                .filter(order -> order.status().isShown());
    }

    /**
     * What an order became.
     *
     * @param from null for the first status it had
     */
    record Step(
            @Nullable OrderStatus from,
            OrderStatus to,
            UUID actor,
            @Nullable String notes,
            @Nullable String reason,
            Instant at) {

        private static Step of(ResultSet row) throws SQLException {
            var from = row.getString("from_status");
            return new Step(
                    from == null ? null : OrderStatus.valueOf(from),
                    OrderStatus.valueOf(row.getString("to_status")),
                    row.getObject("actor", UUID.class),
                    row.getString("notes"),
                    row.getString("reason"),
                    OrderRow.time(row, "created_at"));
        }
    }

    /** From its first status on. */
    List<Step> history(UUID order) {
        return db.sql("select * from gift_card_order_step where order_id = ? order by number")
                .param(order)
                .query((row, _) -> Step.of(row))
                .list();
    }

    private JdbcClient.StatementSpec filtered(String sql, Filter wanted) {
        return db.sql(sql)
                .param("statuses", wanted.names())
                .param("user", wanted.user())
                .param("number", wanted.userNumber())
                .param("order", wanted.order());
    }
}
