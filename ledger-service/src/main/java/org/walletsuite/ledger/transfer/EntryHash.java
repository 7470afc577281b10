package org.walletsuite.ledger.transfer;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.id.Sha256;
import org.walletsuite.platform.ledger.RequestHash;
import org.walletsuite.platform.ledger.Transfer;

/**
 * The chain through each account's entries: SHA-256 over the previous entry's hash, the entry in fields of fixed width,
 * and the hash of its transfer. An edited row would require rewriting the account's later entries too, and Kafka still
 * has the old hashes. Not thread-safe.
 */
public final class EntryHash {

    private static final int LENGTH = 32;
    private static final int LONGS = 7;

    private final MessageDigest sha256 = Sha256.start();
    private final ByteBuffer chained = ByteBuffer.allocate(LENGTH + LONGS * Long.BYTES + Integer.BYTES + LENGTH);

    /** The hash before an account's first entry. */
    public static byte[] beginning() {
        return new byte[LENGTH];
    }

    /** The hash of a transfer's immutable fields, each with its length, for {@link #next}. */
    public byte[] of(Transfer transfer) {
        var text = new StringBuilder(512);
        field(text, transfer.id().toString());
        field(text, transfer.kind());
        field(text, transfer.idempotencyKey());
        field(text, transfer.requestHash());
        field(text, transfer.reference());
        field(text, transfer.reverses() == null ? null : transfer.reverses().toString());
        field(text, Long.toString(transfer.amount()));
        field(text, transfer.createdAt().toString());
        field(text, RequestHash.canonical(transfer.metadata()));
        return sha256.digest(text.toString().getBytes(StandardCharsets.UTF_8));
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
            byte[] transferHash) {
        chained.clear()
                .put(previous)
                .putLong(accountId.getMostSignificantBits())
                .putLong(accountId.getLeastSignificantBits())
                .putLong(seq)
                .putLong(amount)
                .putLong(balanceAfter)
                .putLong(position)
                .putLong(createdAt.getEpochSecond())
                .putInt(createdAt.getNano())
                .put(transferHash);
        return sha256.digest(chained.array());
    }

    private static void field(StringBuilder text, @Nullable String value) {
        if (value == null) {
            text.append("-;");
        } else {
            text.append(value.length()).append(':').append(value).append(';');
        }
    }
}
