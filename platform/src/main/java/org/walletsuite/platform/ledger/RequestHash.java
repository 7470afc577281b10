package org.walletsuite.platform.ledger;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.id.Sha256;
import org.walletsuite.platform.ledger.LedgerCommand.Post;
import org.walletsuite.platform.ledger.LedgerCommand.PostAll;
import org.walletsuite.platform.ledger.LedgerCommand.PostHold;
import org.walletsuite.platform.ledger.LedgerCommand.Reverse;

/**
 * Identifies a command's content: SHA-256 over the parsed fields, each with its length, so that different contents
 * never encode alike.
 */
public final class RequestHash {

    private RequestHash() {}

    /**
     * Hexadecimal, 64 characters; the idempotency key is not part of it. A field that was added later is left out where
     * it is absent, so that a command from before has the hash it had.
     */
    public static String of(LedgerCommand command) {
        var text = new StringBuilder(256);
        switch (command) {
            case Post post -> {
                field(text, "post");
                field(text, post.kind());
                field(text, post.reference() == null ? "" : post.reference());
                post.legs().forEach(leg -> {
                    field(text, leg.accountId().toString());
                    field(text, Long.toString(leg.amount()));
                    field(text, leg.purpose());
                    settlement(text, leg.settlement());
                });
            }
            case PostAll all -> {
                field(text, "post-all");
                field(text, all.kind());
                optional(text, all.reference());
                side(text, all.from());
                side(text, all.to());
            }
            case PostHold hold -> {
                field(text, "post-hold");
                field(text, hold.kind());
                optional(text, hold.reference());
                field(text, hold.holdId().toString());
                side(text, hold.to());
                optional(text, hold.amount());
            }
            case Reverse reverse -> {
                field(text, "reverse");
                field(text, reverse.kind());
                field(text, reverse.transferId().toString());
                field(text, reverse.ofKind());
                if (reverse.amount() != null) {
                    field(text, reverse.amount().toString());
                }
            }
        }
        value(text, command.metadata());
        return digest(text);
    }

    /** Hexadecimal, 64 characters; the idempotency key is not part of it. */
    public static String of(NewHold hold) {
        var text = new StringBuilder(256);
        field(text, "hold");
        field(text, hold.accountId().toString());
        field(text, hold.purpose());
        optional(text, hold.amount());
        optional(text, hold.reference());
        optional(text, hold.expiresAt());
        value(text, hold.metadata());
        return digest(text);
    }

    /** Hexadecimal, 64 characters, of a request that is no command to the ledger: its fields by their names. */
    public static String of(Map<String, Object> request) {
        var text = new StringBuilder(256);
        value(text, request);
        return digest(text);
    }

    private static String digest(StringBuilder text) {
        return Sha256.hex(text.toString());
    }

    /** Metadata in canonical form, independent of the order in its maps. */
    public static String canonical(Map<String, Object> metadata) {
        var text = new StringBuilder();
        value(text, metadata);
        return text.toString();
    }

    /** Text is distinguished from numbers and booleans with the same characters. */
    private static void value(StringBuilder text, @Nullable Object value) {
        switch (value) {
            case null -> text.append("-;");
            case String string -> {
                text.append('"');
                field(text, string);
            }
            case Map<?, ?> map -> {
                var sorted = new TreeMap<String, Object>();
                map.forEach((key, entry) -> sorted.put(String.valueOf(key), entry));
                text.append('{').append(sorted.size()).append(':');
                sorted.forEach((key, entry) -> {
                    field(text, key);
                    value(text, entry);
                });
            }
            case Collection<?> list -> {
                text.append('[').append(list.size()).append(':');
                list.forEach(entry -> value(text, entry));
            }
            default -> field(text, value.toString());
        }
    }

    private static void side(StringBuilder text, Side side) {
        field(text, side.accountId().toString());
        field(text, side.purpose());
        settlement(text, side.settlement());
    }

    private static void settlement(StringBuilder text, boolean settlement) {
        if (settlement) {
            field(text, "settlement");
        }
    }

    private static void optional(StringBuilder text, @Nullable Object value) {
        if (value == null) {
            text.append("-;");
        } else {
            field(text, value.toString());
        }
    }

    private static void field(StringBuilder text, String value) {
        text.append(value.length()).append(':').append(value).append(';');
    }
}
