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

/** What moves money. The idempotency key makes it safe to send twice: the second answer is the first. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "command")
@JsonSubTypes({
    @JsonSubTypes.Type(value = LedgerCommand.Post.class, name = "post"),
    @JsonSubTypes.Type(value = LedgerCommand.Reverse.class, name = "reverse")
})
public sealed interface LedgerCommand {

    /** {@code service:operation:caller:key}, at most 400 characters. */
    String idempotencyKey();

    /** What the product calls the movement, e.g. {@code PURCHASE}. */
    String kind();

    /** Text, whole numbers, booleans, and lists of these; travels with statement and events. */
    Map<String, Object> metadata();

    /** Throws VALIDATION_ERROR for a malformed command: a zero amount, an account twice, text or metadata that can't be stored. */
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
     * Gives a whole transfer back; the ledger derives the legs.
     *
     * @param transferId the transfer to reverse
     * @param ofKind the kind that transfer must have
     */
    record Reverse(
            @NotBlank @Size(max = 400) String idempotencyKey,
            @NotBlank @Size(max = 40) String kind,
            @NotNull UUID transferId,
            @NotBlank String ofKind,
            @NotNull @Size(max = 32) Map<String, Object> metadata)
            implements LedgerCommand {}
}
