package org.walletsuite.withdrawal.request;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an admin decides of a withdrawal. */
sealed interface Verdict {

    /** The admin's own words, which the user is not shown. */
    @Nullable
    String notes();

    /**
     * The user was paid.
     *
     * @param reference of the payment
     */
    record Approve(@Nullable String reference, @Nullable String notes) implements Verdict {}

    /**
     * The user is not paid.
     *
     * @param reason which the user is told
     */
    record Reject(String reason, @Nullable String notes) implements Verdict {}

    /** What makes two decisions of this withdrawal the same. */
    default Map<String, Object> fields(long withdrawal) {
        var fields = new HashMap<String, Object>();
        fields.put("withdrawal", withdrawal);
        put(fields, "notes", notes());
        switch (this) {
            case Approve approve -> put(fields, "approve", approve.reference());
            case Reject reject -> put(fields, "reject", reject.reason());
        }
        return fields;
    }

    private static void put(Map<String, Object> fields, String name, @Nullable String value) {
        fields.put(name, value == null ? "" : value);
    }
}
