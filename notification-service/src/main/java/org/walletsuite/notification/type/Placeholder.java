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
    /** Present where the money went from the balance that waits to the one that can be withdrawn. */
    MOVED("moved", ""),
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
    /** A browser by its name, such as {@code Chrome}. */
    DEVICE("device", "Chrome"),
    /** Present where it was an app, whose name nobody knows. */
    APP("app", ""),
    /** Present where it was a program that is no browser. */
    PROGRAM("program", ""),
    /** Present where nothing is known of the device. */
    UNKNOWN("unknown", ""),
    /** The device's system by its name, such as {@code Windows}; absent where it is unknown. */
    SYSTEM("system", "Windows"),
    /** Present where all that is known of the system is that it is one of Apple's. */
    APPLE("apple", ""),
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

    /** Samples of these, with the amounts in one currency. */
    static Map<Placeholder, String> samples(Set<Placeholder> some, SampleCurrency currency) {
        return Stream.of(values())
                .filter(some::contains)
                .collect(Collectors.toUnmodifiableMap(one -> one, one -> currency.of(one, one.sample)));
    }

    /** What the amounts of samples are in. */
    enum SampleCurrency {
        DOLLARS,
        TOKENS,
        RANDS;

        private String of(Placeholder placeholder, String inDollars) {
            return switch (this) {
                case DOLLARS -> inDollars;
                case TOKENS -> amount(placeholder, inDollars, "50 Jetons", "120 Jetons");
                case RANDS -> amount(placeholder, inDollars, "100.00 ZAR", "1285.00 ZAR");
            };
        }

        private static String amount(Placeholder placeholder, String otherwise, String amount, String balance) {
            return placeholder == AMOUNT ? amount : placeholder == BALANCE ? balance : otherwise;
        }
    }
}
