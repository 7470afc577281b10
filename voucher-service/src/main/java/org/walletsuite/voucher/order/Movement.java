package org.walletsuite.voucher.order;

import static org.walletsuite.platform.giftcard.GiftCardAccounts.CLEARING;
import static org.walletsuite.platform.giftcard.GiftCardAccounts.OPERATOR;
import static org.walletsuite.platform.giftcard.GiftCardAccounts.PENDING;
import static org.walletsuite.platform.giftcard.GiftCardAccounts.WITHDRAWABLE;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.walletsuite.platform.giftcard.GiftCardAccounts;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.ledger.Leg;

/** What is moved in the ledger for an order, each at most once: its key is made of the order alone. */
public enum Movement {
    CREATE("GIFT_CARD_ORDER", CLEARING, PENDING),
    APPROVE("GIFT_CARD_APPROVAL", PENDING, WITHDRAWABLE),
    REJECT("GIFT_CARD_REJECTION", PENDING, CLEARING),
    CANCEL("GIFT_CARD_CANCELLATION", PENDING, CLEARING),
    /** Takes back what came to the ledger after the order had been refused. */
    UNDO("GIFT_CARD_REFUSAL", PENDING, CLEARING);

    private static final String KEYS = "voucher:order:";

    private final String kind;
    private final String from;
    private final String to;

    Movement(String kind, String from, String to) {
        this.kind = kind;
        this.from = from;
        this.to = to;
    }

    /** A movement of an order. */
    public record Of(UUID order, Movement movement) {}

    /** What the ledger calls it. */
    String kind() {
        return kind;
    }

    public String key(UUID order) {
        return KEYS + order + ":" + name().toLowerCase(Locale.ROOT);
    }

    /** What a key of the ledger stands for; empty where it is none of an order's. */
    public static Optional<Of> of(String key) {
        var end = key.lastIndexOf(':');
        if (!key.startsWith(KEYS) || end < KEYS.length()) {
            return Optional.empty();
        }
        try {
            var order = Ids.parse(key.substring(KEYS.length(), end));
            return Stream.of(values())
                    .filter(movement -> movement.key(order).equals(key))
                    .map(movement -> new Of(order, movement))
                    .findFirst();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What is owed to the user reaches also an account that was frozen since; what is only offered does not. */
    List<Leg> legs(UUID user, long credited) {
        return List.of(
                new Leg(account(user, from), -credited, from),
                new Leg(account(user, to), credited, to, this != CREATE));
    }

    /** What it adds to an account of this purpose, of so much; less than nothing where it takes, nothing where it does not come. */
    public long amountAt(String purpose, long credited) {
        return to.equals(purpose) ? credited : from.equals(purpose) ? -credited : 0;
    }

    private static UUID account(UUID user, String purpose) {
        return GiftCardAccounts.id(purpose.equals(CLEARING) ? OPERATOR : user, purpose);
    }
}
