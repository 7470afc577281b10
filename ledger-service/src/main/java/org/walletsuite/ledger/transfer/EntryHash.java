package org.walletsuite.ledger.transfer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.ledger.RequestHash;
import org.walletsuite.platform.ledger.Transfer;

/**
 * The chain through each account's entries: SHA-256 over the previous entry's hash, the entry, and its transfer, every
 * field with its length. Whoever edits a row has to rewrite the account's later entries too, and Kafka still has the
 * old hashes. For one thread.
 */
public final class EntryHash {

    private static final int LENGTH = 32;

    private final MessageDigest sha256 = RequestHash.sha256();

    /** The hash before an account's first entry. */
    public static byte[] beginning() {
        return new byte[LENGTH];
    }

    /** What of a transfer never changes, for {@link #next}. */
    public static byte[] content(Transfer transfer) {
        var text = new StringBuilder(256);
        field(text, transfer.id().toString());
        field(text, transfer.kind());
        field(text, transfer.idempotencyKey());
        field(text, transfer.requestHash());
        field(text, transfer.reference());
        field(text, transfer.reverses() == null ? null : transfer.reverses().toString());
        field(text, Long.toString(transfer.amount()));
        field(text, transfer.createdAt().toString());
        field(text, RequestHash.canonical(transfer.metadata()));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The hash of an entry that follows one with the hash {@code previous}. */
    public byte[] next(
            byte[] previous,
            UUID accountId,
            long seq,
            long amount,
            long balanceAfter,
            long position,
            Instant createdAt,
            byte[] transferContent) {
        var text = new StringBuilder(128);
        field(text, accountId.toString());
        field(text, Long.toString(seq));
        field(text, Long.toString(amount));
        field(text, Long.toString(balanceAfter));
        field(text, Long.toString(position));
        field(text, createdAt.toString());
        sha256.update(previous);
        sha256.update(text.toString().getBytes(StandardCharsets.UTF_8));
        return sha256.digest(transferContent);
    }

    private static void field(StringBuilder text, @Nullable String value) {
        if (value == null) {
            text.append("-;");
        } else {
            text.append(value.length()).append(':').append(value).append(';');
        }
    }
}
