package org.walletsuite.voucher.order;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.web.Fields;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** What an admin wants an order to become, as it came. */
@JsonNaming(SnakeCaseStrategy.class)
record StatusUpdate(
        @Schema(
                description = "Required.",
                allowableValues = {"Processing", "Assigned", "Approved", "Rejected", "Completed", "Cancelled"})
        @Nullable
        String status,

        @Nullable String adminNotes,

        @Schema(description = "Shown to the user; only for Rejected and Cancelled.") @Nullable
        String reason) {

    private static final int LONGEST_LINE = 500;

    record Checked(
            OrderStatus status,
            @Nullable String notes,
            @Nullable String reason) {

        /** What makes two updates of an order the same. */
        Map<String, Object> fields(long order) {
            return Map.of(
                    "order",
                    order,
                    "status",
                    status.name(),
                    "notes",
                    notes == null ? "" : notes,
                    "reason",
                    reason == null ? "" : reason);
        }
    }

    /** Throws an error that names every field that is wrong. */
    Checked checked() {
        var fields = new Fields();
        var next = fields.parsed("status", status, OrderStatus::of, Fields.noChoice(status));
        var notes = fields.optionalLine("admin_notes", adminNotes, LONGEST_LINE);
        var why = fields.optionalLine("reason", reason, LONGEST_LINE);
        if (why != null && next.filter(one -> !one.hasReason()).isPresent()) {
            fields.complain("reason", "Only what is rejected or cancelled has a reason.");
        }
        fields.check();
        return new Checked(next.orElseThrow(), notes, why);
    }
}
