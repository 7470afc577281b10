package org.walletsuite.platform.event;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened in the ledger, keyed by account. */
@Topic(LedgerEvent.TOPIC)
public sealed interface LedgerEvent extends DomainEvent {

    String TOPIC = "ledger.entries";

    UUID accountId();

    @Override
    default String key() {
        return accountId().toString();
    }

    /**
     * An entry was posted.
     *
     * @param position its place in the ledger's journal, across all accounts
     * @param seq its place in the account, gapless from 1
     * @param amount in minor units of the asset, negative for a debit
     * @param hash the account's hash chain up to this entry, hexadecimal
     */
    @EventType("ledger.entry-posted.v1")
    record EntryPosted(
            String id,
            Instant time,
            long position,
            UUID accountId,
            UUID ownerId,
            String program,
            String purpose,
            String asset,
            long seq,
            long amount,
            long balanceAfter,
            String hash,
            TransferPart transfer)
            implements LedgerEvent {}

    /**
     * The transfer that an entry belongs to.
     *
     * @param reverses the transfer it gives back, or null
     */
    record TransferPart(
            UUID id,
            String kind,
            @Nullable String reference,
            @Nullable UUID reverses,
            Map<String, Object> metadata) {}

    /** An account was frozen, unfrozen or closed. */
    @EventType("ledger.account-status.v1")
    record AccountStatusChanged(
            String id,
            Instant time,
            long position,
            UUID accountId,
            UUID ownerId,
            String program,
            String purpose,
            String asset,
            String status)
            implements LedgerEvent {}
}
