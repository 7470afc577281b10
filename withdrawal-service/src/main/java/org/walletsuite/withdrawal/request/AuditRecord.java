package org.walletsuite.withdrawal.request;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.id.Sha256;

/**
 * What a row of the audit log says.
 *
 * @param number its place in the withdrawal's log, from 1
 * @param fromStatus as users and admins are shown it, or null for what was not there before
 * @param notes whatever the actor had to say
 * @param reference of the payment, as far as it was given by then
 * @param createdAt when the actor decided; the ledger may have done its part later
 */
public record AuditRecord(
        UUID withdrawalId,
        int number,
        String action,
        UUID actor,
        @Nullable String fromStatus,
        String toStatus,
        @Nullable String notes,
        @Nullable String reference,
        Instant createdAt) {

    /** The head of a log that has no rows yet. */
    public static final String NO_ROWS = "0".repeat(64);

    /**
     * The log's head once this row is written: SHA-256, hexadecimal, over the head before and the row's fields, every one
     * with its length. So nobody changes, adds or leaves out a row without another head.
     */
    public String after(String head) {
        var text = new StringBuilder(256);
        field(text, head);
        field(text, withdrawalId);
        field(text, number);
        field(text, action);
        field(text, actor);
        field(text, fromStatus);
        field(text, toStatus);
        field(text, notes);
        field(text, createdAt);
        if (reference != null) { // Rows from before there was one keep their hash.
            field(text, reference);
        }
        return Sha256.hex(text.toString());
    }

    private static void field(StringBuilder text, @Nullable Object value) {
        if (value == null) {
            text.append("-;");
        } else {
            var written = value.toString();
            text.append(written.length()).append(':').append(written).append(';');
        }
    }
}
