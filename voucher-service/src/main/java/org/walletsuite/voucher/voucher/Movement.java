package org.walletsuite.voucher.voucher;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.walletsuite.platform.id.Ids;

/** What is moved in the ledger, each at most once: its key is made of the voucher or of the redemption alone. */
public enum Movement {
    ISSUE("VOUCHER_ISSUE"),
    REDEEM("VOUCHER_REDEMPTION"),
    CANCEL("VOUCHER_CANCELLATION"),
    EXPIRE("VOUCHER_EXPIRY"),
    /** Takes back what came to the ledger after the issue had been refused. */
    UNDO("VOUCHER_REFUSAL"),
    /** What a customer is given in UAT, by the id of the wallet. */
    GIVE("VOUCHER_TRIAL_MONEY"),
    /** What a partner has paid of what it owes, by the id of the payment. */
    SETTLE("VOUCHER_SETTLEMENT");

    private static final String KEYS = "voucher:";

    private final String kind;

    Movement(String kind) {
        this.kind = kind;
    }

    /**
     * A movement.
     *
     * @param subject the voucher, the redemption, the wallet that was given something, or the payment
     */
    public record Of(Movement movement, UUID subject) {}

    /** What the ledger calls it. */
    public String kind() {
        return kind;
    }

    public String key(UUID subject) {
        return KEYS + "voucher-" + name().toLowerCase(Locale.ROOT) + ":" + subject;
    }

    /** What a key of the ledger stands for; empty where it is none of a voucher's. */
    public static Optional<Of> of(String key) {
        try {
            var subject = Ids.parse(key.substring(key.lastIndexOf(':') + 1));
            return Stream.of(values())
                    .filter(movement -> movement.key(subject).equals(key))
                    .map(movement -> new Of(movement, subject))
                    .findFirst();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
