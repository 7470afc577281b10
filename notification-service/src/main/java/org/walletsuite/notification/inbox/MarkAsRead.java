package org.walletsuite.notification.inbox;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.web.Fields;

/**
 * Which notifications a user has read.
 *
 * @param ids none for all
 */
record MarkAsRead(
        @Schema(description = "At most 1000; all notifications are marked where there are none.") @Nullable
        List<@Nullable Long> ids) {

    private static final int MOST = 1_000;

    /** How many were unread before. */
    record Marked(String detail, long updated) {

        static Marked of(long updated) {
            return new Marked(
                    updated == 1 ? "1 notification marked as read." : updated + " notifications marked as read.",
                    updated);
        }
    }

    /** Throws an error that names the field where it is wrong. */
    List<Long> checked() {
        if (ids == null) {
            return List.of();
        }
        if (ids.size() > MOST) {
            throw ApiException.invalid("ids", "Must be at most " + MOST + " ids.");
        }
        if (ids.stream().anyMatch(Objects::isNull)) {
            throw ApiException.invalid("ids", Fields.NULL);
        }
        return ids.stream().map(Objects::requireNonNull).toList();
    }
}
