package org.walletsuite.platform.ledger;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.ledger.LedgerCommand.Post;
import org.walletsuite.platform.ledger.LedgerCommand.PostAll;
import org.walletsuite.platform.ledger.LedgerCommand.PostHold;
import org.walletsuite.platform.ledger.LedgerCommand.Reverse;

/**
 * Validates a command's form, independently of the ledger's state, so that a malformed one never joins a batch of
 * others.
 */
final class CommandRules {

    private static final int LONGEST_KEY = 400;
    private static final int LONGEST_REFERENCE = 255;
    private static final int LARGEST_METADATA = 4096;
    private static final String NO_CREDIT = "Only a credit can be a settlement.";

    private CommandRules() {}

    static void check(LedgerCommand command) {
        text("idempotencyKey", command.idempotencyKey(), LONGEST_KEY);
        metadata(command.metadata());
        switch (command) {
            case Post post -> check(post);
            case PostAll all -> check(all);
            case PostHold hold -> {
                reference(hold.reference());
                amount(hold.amount());
            }
            case Reverse reverse -> amount(reverse.amount());
        }
    }

    static void check(NewHold hold) {
        text("idempotencyKey", hold.idempotencyKey(), LONGEST_KEY);
        reference(hold.reference());
        metadata(hold.metadata());
        amount(hold.amount());
    }

    private static void check(PostAll all) {
        reference(all.reference());
        if (all.from().accountId().equals(all.to().accountId())) {
            throw ApiException.invalid("to", "Account " + all.to().accountId() + " occurs twice.");
        }
        if (all.from().settlement()) {
            throw ApiException.invalid("from", NO_CREDIT);
        }
    }

    private static void amount(@Nullable Long amount) {
        if (amount != null && amount < 1) {
            throw ApiException.invalid("amount", "Must be at least 1.");
        }
    }

    private static void reference(@Nullable String reference) {
        if (reference != null) {
            text("reference", reference, LONGEST_REFERENCE);
        }
    }

    private static void check(Post post) {
        reference(post.reference());
        var accounts = new HashSet<UUID>();
        for (var leg : post.legs()) {
            if (leg.amount() == 0) {
                throw ApiException.invalid("legs", "An amount is zero.");
            }
            if (leg.settlement() && leg.amount() < 0) {
                throw ApiException.invalid("legs", NO_CREDIT);
            }
            if (!accounts.add(leg.accountId())) {
                throw ApiException.invalid("legs", "Account " + leg.accountId() + " occurs twice.");
            }
        }
    }

    private static void metadata(Map<String, Object> metadata) {
        metadata.forEach((name, value) -> {
            text("metadata", name, LARGEST_METADATA);
            switch (value) {
                case Collection<?> list -> list.forEach(CommandRules::metadataValue);
                case null, default -> metadataValue(value);
            }
        });
        if (RequestHash.canonical(metadata).length() > LARGEST_METADATA) {
            throw ApiException.invalid("metadata", "Must have at most " + LARGEST_METADATA + " characters.");
        }
    }

    private static void metadataValue(@Nullable Object value) {
        switch (value) {
            case String text -> text("metadata", text, LARGEST_METADATA);
            case Integer _, Long _, Boolean _ -> {}
            case null, default ->
                throw ApiException.invalid("metadata", "Holds text, whole numbers, booleans, and lists of these only.");
        }
    }

    /** The database can't store NUL or an unpaired surrogate. */
    private static void text(String field, String text, int longest) {
        if (text.length() > longest) {
            throw ApiException.invalid(field, "Must have at most " + longest + " characters.");
        }
        for (var i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            var point = text.codePointAt(i);
            if (point == 0 || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)) {
                throw ApiException.invalid(field, "Holds a character that can't be stored.");
            }
        }
    }
}
