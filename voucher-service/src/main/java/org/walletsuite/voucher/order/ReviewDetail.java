package org.walletsuite.voucher.order;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * All that an admin needs to decide an order.
 *
 * @param becoming the status that a decision under way leads to, with its notes and its reason; mostly null
 * @param adminNotes the admins' own words of the last decision
 * @param reason shown to the user
 * @param eCodePin null where a picture was sent
 * @param image where to see it; null where a PIN was sent
 * @param history from the order's first status on
 * @param views when admins were shown the PIN or the picture, the latest first
 */
@JsonNaming(SnakeCaseStrategy.class)
record ReviewDetail(
        @JsonUnwrapped ReviewView order,
        @Nullable String becoming,
        @Nullable String adminNotes,
        @Nullable String reason,
        @Nullable String eCodePin,
        @Nullable String image,
        List<Step> history,
        List<View> views) {

    /**
     * What the order became.
     *
     * @param actor who made it so
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record Step(
            @Nullable String fromStatus,
            String toStatus,
            UUID actor,
            @Nullable String notes,
            @Nullable String reason,
            Instant createdAt) {

        private static Step of(OrderRows.Step step) {
            return new Step(
                    step.from() == null ? null : step.from().text(),
                    step.to().text(),
                    step.actor(),
                    step.notes(),
                    step.reason(),
                    step.at().truncatedTo(ChronoUnit.SECONDS));
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record View(UUID admin, Instant createdAt) {}

    static ReviewDetail of(
            ReviewView view,
            OrderRow order,
            @Nullable String pin,
            List<OrderRows.Step> history,
            List<EvidenceRows.Look> looks) {
        return new ReviewDetail(
                view,
                order.becoming() == null ? null : order.becoming().text(),
                order.notes(),
                order.reason(),
                pin,
                order.type() == OrderType.PHYSICAL ? "/admin/orders/%s/image/".formatted(order.number()) : null,
                history.stream().map(Step::of).toList(),
                looks.stream()
                        .map(look -> new View(look.admin(), look.at().truncatedTo(ChronoUnit.SECONDS)))
                        .toList());
    }

    /** A PIN belongs into no log. */
    @Override
    public String toString() {
        return "ReviewDetail[id=" + order.id() + "]";
    }
}
