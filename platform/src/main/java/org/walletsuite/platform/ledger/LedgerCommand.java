package org.walletsuite.platform.ledger;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A command that moves money. The idempotency key makes retries safe: the second answer equals the first. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "command")
@JsonSubTypes({
    @JsonSubTypes.Type(value = LedgerCommand.Post.class, name = "post"),
    @JsonSubTypes.Type(value = LedgerCommand.PostAll.class, name = "post-all"),
    @JsonSubTypes.Type(value = LedgerCommand.PostHold.class, name = "post-hold"),
    @JsonSubTypes.Type(value = LedgerCommand.Reverse.class, name = "reverse")
})
public sealed interface LedgerCommand {

    /** {@code service:operation:caller:key}, at most 400 characters; the ledger accepts it from this service only. */
    String idempotencyKey();

    /** What the product calls the movement, e.g. {@code PURCHASE}. */
    String kind();

    /** Text, whole numbers, booleans, and lists of these; travels with statement and events. */
    Map<String, Object> metadata();

    /** Throws VALIDATION_ERROR for a malformed command: a zero amount, an account twice, a settlement that is no credit, text or metadata that can't be stored. */
    default void check() {
        CommandRules.check(this);
    }

    /**
     * A transfer with at least two legs that sum to zero in each asset.
     *
     * @param reference the caller's reference, shown with the transfer
     */
    record Post(
            @NotBlank @Size(max = 400) String idempotencyKey,
            @NotBlank @Size(max = 40) String kind,
            @NotNull @Size(min = 2, max = 16) List<@Valid Leg> legs,
            @Nullable @Size(max = 255) String reference,
            @NotNull @Size(max = 32) Map<String, Object> metadata)
            implements LedgerCommand {}

    /**
     * Moves all that is available in an account, its balance less what is held; the ledger determines the amount. A
     * credit line doesn't count as available: an account without money has INSUFFICIENT_FUNDS.
     *
     * @param reference the caller's reference, shown with the transfer
     */
    record PostAll(
            @NotBlank @Size(max = 400) String idempotencyKey,
            @NotBlank @Size(max = 40) String kind,
            @NotNull @Valid Side from,
            @NotNull @Valid Side to,
            @Nullable @Size(max = 255) String reference,
            @NotNull @Size(max = 32) Map<String, Object> metadata)
            implements LedgerCommand {}

    /**
     * Posts an open hold: a transfer out of the held account; the part that is not posted is released.
     *
     * @param to the receiving account; not the held one
     * @param amount how much of the hold in minor units, or null for all of it
     * @param reference the caller's reference, shown with the transfer
     */
    record PostHold(
            @NotBlank @Size(max = 400) String idempotencyKey,
            @NotBlank @Size(max = 40) String kind,
            @NotNull UUID holdId,
            @NotNull @Valid Side to,
            @Nullable Long amount,
            @Nullable @Size(max = 255) String reference,
            @NotNull @Size(max = 32) Map<String, Object> metadata)
            implements LedgerCommand {}

    /**
     * Reverses a transfer, as a whole or, where it has two entries, in parts; the ledger derives the legs.
     *
     * @param transferId the transfer to reverse
     * @param ofKind the kind that transfer must have
     * @param amount how much to give back in minor units, or null for all that is left
     */
    record Reverse(
            @NotBlank @Size(max = 400) String idempotencyKey,
            @NotBlank @Size(max = 40) String kind,
            @NotNull UUID transferId,
            @NotBlank String ofKind,
            @Nullable Long amount,
            @NotNull @Size(max = 32) Map<String, Object> metadata)
            implements LedgerCommand {}
}
