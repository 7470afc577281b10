package org.walletsuite.wallet.form;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.walletsuite.platform.text.Line;
import org.walletsuite.wallet.guess.OpaqueString;
import org.walletsuite.wallet.guess.PasswordHashing;

/** The one way each thing that people say of themselves is written; empty when it can't be one at all. */
public final class Spelling {

    public static final int LEAST_PASSWORD_BYTES = 8;
    public static final int MOST_PASSWORD_BYTES = PasswordHashing.MOST_BYTES;
    public static final int LONGEST_NAME = 200;

    public static final String NO_EMAIL = "Enter a valid email address.";
    public static final String NO_PHONE = "Enter a valid phone number with its country code, +...";

    public static final String NO_PASSWORD = "Must be %s to %s bytes long, without control or invisible characters."
            .formatted(LEAST_PASSWORD_BYTES, MOST_PASSWORD_BYTES);

    private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9._-]{3,40}");

    private Spelling() {}

    /** Composed, in lower case, with its domain in ASCII; what only ends as ASCII when folded is no e-mail. */
    public static Optional<String> email(String text) {
        return EmailAddress.canonical(text);
    }

    /** ASCII alone, so that nothing looks like another's; its case is shown, and means nothing. */
    public static Optional<String> username(String text) {
        var username = text.strip();
        return USERNAME.matcher(username).matches() ? Optional.of(username) : Optional.empty();
    }

    /** E.164, from a number with its country code. */
    public static Optional<String> phone(String text) {
        return PhoneNumber.canonical(text);
    }

    /** One line of visible text, composed, without spaces around it, at most this many characters long. */
    public static Optional<String> line(String text, int longest) {
        return Line.of(text, longest);
    }

    /** However its letters were composed; long enough in that form, and no longer than can be hashed. */
    public static Optional<String> password(String text) {
        return OpaqueString.of(text).filter(password -> {
            var bytes = password.getBytes(StandardCharsets.UTF_8).length;
            return bytes >= LEAST_PASSWORD_BYTES && bytes <= MOST_PASSWORD_BYTES;
        });
    }
}
