package org.walletsuite.notification.type;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The values that the words of notifications may have, each with a sample that previews show. An empty value is absent:
 * {@code {{#reason}}...{{/reason}}} leaves out what depends on it. The others are always there.
 */
public enum Placeholder {
    /** What users and admins know an order or a withdrawal by. */
    NUMBER("number", "1042"),
    /** A gift card's name. */
    CARD("card", "Amazon US"),
    /** How much it is about, with its currency. */
    AMOUNT("amount", "$100.00"),
    /** What a user gets for a gift card. */
    CREDITED("credited", "$85.00"),
    /** Why, in an admin's words. */
    REASON("reason", "The card was redeemed before."),
    /** What whoever paid calls the payment. */
    REFERENCE("reference", "PAY-2024-0117"),
    /** A KYC level. */
    LEVEL("level", "2"),
    /** What is there now, with its currency. */
    BALANCE("balance", "$1285.00"),
    /** Present where something was added, absent where it was taken. */
    ADDED("added", "yes"),
    /** Present where the balance is the one that waits for orders. */
    PENDING("pending", ""),
    /** Present where the balance is the one that can be withdrawn. */
    WITHDRAWABLE("withdrawable", "yes"),
    /** Present where the balance is the main wallet's. */
    MAIN("main", ""),
    /** A festival's name. */
    FESTIVAL("festival", "Lakeside Festival"),
    /** What a user wrote about a movement. */
    DESCRIPTION("description", "For the boat ticket"),
    /** The last four digits of a voucher's code. */
    VOUCHER("voucher", "4821"),
    /** The part of a voucher that can still be spent; absent where nothing is left. */
    LEFT("left", "60.00 ZAR"),
    /** What went back to where a voucher was paid from; absent where it was nothing. */
    RETURNED("returned", "60.00 ZAR"),
    /** When a voucher or a lock ends. */
    UNTIL("until", "2024-01-15 10:45 UTC"),
    /** Browser or app and system, such as {@code Chrome on Windows}. */
    DEVICE("device", "Chrome on Windows"),
    /** When it happened. */
    TIME("time", "2024-01-15 10:30 UTC");

    private final String key;
    private final String sample;

    Placeholder(String key, String sample) {
        this.key = key;
        this.sample = sample;
    }

    /** Its name in templates. */
    public String key() {
        return key;
    }

    /** Samples of these. */
    static Map<Placeholder, String> samples(Set<Placeholder> some) {
        return Stream.of(values())
                .filter(some::contains)
                .collect(Collectors.toUnmodifiableMap(one -> one, one -> one.sample));
    }
}
