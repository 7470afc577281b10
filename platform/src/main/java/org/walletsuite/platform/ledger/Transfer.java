package org.walletsuite.platform.ledger;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A transfer that was posted; all but {@code reversedTotal} never changes.
 *
 * @param reverses the transfer this one reverses, or null
 * @param amount the sum of its credits in minor units
 * @param reversedTotal how much of it was reversed, in minor units
 * @param requestHash identifies the command's content, hexadecimal
 */
public record Transfer(
        UUID id,
        String kind,
        String idempotencyKey,
        String requestHash,
        @Nullable String reference,
        @Nullable UUID reverses,
        long amount,
        long reversedTotal,
        Map<String, Object> metadata,
        Instant createdAt,
        List<Entry> entries) {

    /**
     * One account's part of a transfer.
     *
     * @param seq the entry's place in its account, from 1 without gaps
     * @param amount in minor units, negative for a debit
     * @param balanceAfter the account's balance once it was posted
     */
    public record Entry(
            UUID accountId, UUID ownerId, String purpose, String asset, long seq, long amount, long balanceAfter) {

        public long balanceBefore() {
            return balanceAfter - amount;
        }
    }

    /** The same transfer with this much of it reversed. */
    public Transfer withReversedTotal(long total) {
        return with(total, entries);
    }

    public Transfer withEntries(List<Entry> others) {
        return with(reversedTotal, others);
    }

    private Transfer with(long total, List<Entry> some) {
        return new Transfer(
                id, kind, idempotencyKey, requestHash, reference, reverses, amount, total, metadata, createdAt, some);
    }

    @JsonIgnore
    public boolean isReversed() {
        return reversedTotal == amount;
    }

    /** The entry of the only account with this purpose; throws when there is none. */
    public Entry entryOf(String purpose) {
        return entry(purpose, entry -> entry.purpose().equals(purpose));
    }

    /** This account's entry; throws when it has none. */
    public Entry entryOf(UUID accountId) {
        return entry(accountId, entry -> entry.accountId().equals(accountId));
    }

    private Entry entry(Object requested, Predicate<Entry> condition) {
        return entries.stream()
                .filter(condition)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Transfer " + id + " has no " + requested + " entry"));
    }
}
