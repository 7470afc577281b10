package org.walletsuite.voucher.order;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.reconciliation.ReconciliationDatabase;

/** All orders with what must be in the ledger for each, for reconciliation. */
@Component
public class EveryOrder {

    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final String COLUMNS = "id, user_id, credited, status, becoming, next_attempt_at, version";

    private final JdbcClient db;

    EveryOrder(ReconciliationDatabase database) {
        this.db = database.client();
    }

    /**
     * An order, as far as the ledger has to know of it.
     *
     * @param credited in cents
     * @param moved what is in the ledger once and for all
     * @param mayHaveMoved what may be in the ledger besides: where something is under way, or came late
     * @param isPending whether it waits for a decision, and nothing is under way
     * @param isSettled whether nothing is under way
     * @param version another one where the order has changed
     */
    public record State(
            UUID id,
            UUID user,
            long credited,
            Set<Movement> moved,
            Set<Movement> mayHaveMoved,
            boolean isPending,
            boolean isSettled,
            long version) {

        /** Whether the ledger may have moved this for the order. */
        public boolean allows(Movement movement) {
            return moved.contains(movement) || mayHaveMoved.contains(movement);
        }
    }

    /** The next users who have orders, ascending by id. */
    public List<UUID> users(@Nullable UUID after, int size) {
        return db.sql("select distinct user_id from gift_card_order where user_id > ? order by user_id limit ?")
                .param(after == null ? BEFORE_ALL : after)
                .param(size)
                .query((row, _) -> Objects.requireNonNull(row.getObject("user_id", UUID.class)))
                .list();
    }

    /** All orders of a user. */
    public List<State> of(UUID user) {
        return db.sql("select " + COLUMNS + " from gift_card_order where user_id = ? order by number")
                .param(user)
                .query((row, _) -> state(row))
                .list();
    }

    /** Those of these that there are. */
    public List<State> among(List<UUID> ids) {
        return db.sql("select " + COLUMNS + " from gift_card_order where id = any(?)")
                .param(ids.toArray(UUID[]::new))
                .query((row, _) -> state(row))
                .list();
    }

    private static State state(ResultSet row) throws SQLException {
        var status = OrderStatus.valueOf(row.getString("status"));
        var becoming = row.getString("becoming");
        return new State(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                Objects.requireNonNull(row.getObject("user_id", UUID.class)),
                row.getLong("credited"),
                moved(status),
                mayHaveMoved(status, becoming == null ? null : OrderStatus.valueOf(becoming)),
                status.isPending() && becoming == null,
                row.getObject("next_attempt_at") == null,
                row.getLong("version"));
    }

    private static Set<Movement> moved(OrderStatus status) {
        return switch (status) {
            case CREATING, REFUSED -> Set.of();
            case PROCESSING, ASSIGNED -> Set.of(Movement.CREATE);
            case APPROVED, COMPLETED -> Set.of(Movement.CREATE, Movement.APPROVE);
            case REJECTED -> Set.of(Movement.CREATE, Movement.REJECT);
            case CANCELLED -> Set.of(Movement.CREATE, Movement.CANCEL);
        };
    }

    private static Set<Movement> mayHaveMoved(OrderStatus status, @Nullable OrderStatus becoming) {
        return switch (status) {
            case REFUSED -> Set.of(Movement.CREATE, Movement.UNDO);
            case CREATING, PROCESSING, ASSIGNED, APPROVED, REJECTED, COMPLETED, CANCELLED ->
                becoming == null ? Set.of() : becoming.movement().map(Set::of).orElse(Set.of());
        };
    }
}
