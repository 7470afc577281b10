package org.walletsuite.platform.event;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The ledger's events, keyed by account. */
@Topic(LedgerEvent.TOPIC)
public sealed interface LedgerEvent extends DomainEvent {

    String TOPIC = "ledger.entries";

    /** Its place in the ledger's journal, across all accounts. */
    long position();

    UUID accountId();

    /** The account's program, also in the record's header {@code ce_program}. */
    String program();

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
     * @param reverses the transfer it reverses, or null
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

    /**
     * The lowest balance of an account was changed.
     *
     * @param floor in minor units, or null for no limit
     */
    @EventType("ledger.account-floor.v1")
    record AccountFloorChanged(
            String id,
            Instant time,
            long position,
            UUID accountId,
            UUID ownerId,
            String program,
            String purpose,
            String asset,
            @Nullable Long floor)
            implements LedgerEvent {}

    /**
     * Money was set aside.
     *
     * @param amount in minor units
     * @param heldAfter how much the account's open holds set aside now, in minor units
     * @param expiresAt when it expires and can't be posted any more, or null
     */
    @EventType("ledger.hold-placed.v1")
    record HoldPlaced(
            String id,
            Instant time,
            long position,
            UUID accountId,
            UUID ownerId,
            String program,
            String purpose,
            String asset,
            UUID holdId,
            long amount,
            long heldAfter,
            @Nullable String reference,
            @Nullable Instant expiresAt,
            Map<String, Object> metadata)
            implements LedgerEvent {}

    /**
     * A hold was turned into a transfer, whose entries come before this.
     *
     * @param amount how much was posted, in minor units
     * @param released how much of the hold was released, in minor units
     * @param heldAfter how much the account's open holds set aside now, in minor units
     */
    @EventType("ledger.hold-posted.v1")
    record HoldPosted(
            String id,
            Instant time,
            long position,
            UUID accountId,
            UUID ownerId,
            String program,
            String purpose,
            String asset,
            UUID holdId,
            UUID transferId,
            long amount,
            long released,
            long heldAfter,
            @Nullable String reference,
            Map<String, Object> metadata)
            implements LedgerEvent {}

    /**
     * A hold was voided or expired.
     *
     * @param amount in minor units
     * @param expired whether it expired, rather than being voided
     * @param heldAfter how much the account's open holds set aside now, in minor units
     */
    @EventType("ledger.hold-voided.v1")
    record HoldVoided(
            String id,
            Instant time,
            long position,
            UUID accountId,
            UUID ownerId,
            String program,
            String purpose,
            String asset,
            UUID holdId,
            long amount,
            boolean expired,
            long heldAfter,
            @Nullable String reference,
            Map<String, Object> metadata)
            implements LedgerEvent {}
}
