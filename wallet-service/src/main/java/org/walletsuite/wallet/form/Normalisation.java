package org.walletsuite.wallet.form;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.walletsuite.wallet.guess.OpaqueString;
import org.walletsuite.wallet.guess.PasswordHashing;

/** The one form of what only the directory knows, usernames and passwords; empty when a text can't be one at all. */
public final class Normalisation {

    public static final int LEAST_PASSWORD_BYTES = 8;
    public static final int MOST_PASSWORD_BYTES = PasswordHashing.MOST_BYTES;
    public static final int LONGEST_NAME = 200;

    public static final String NO_PASSWORD = "Must be %s to %s bytes long, without control or invisible characters."
            .formatted(LEAST_PASSWORD_BYTES, MOST_PASSWORD_BYTES);

    private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9._-]{3,40}");

    private Normalisation() {}

    /** ASCII alone, so that nothing looks like another's; its case is shown, and means nothing. */
    public static Optional<String> username(String text) {
        var username = text.strip();
        return USERNAME.matcher(username).matches() ? Optional.of(username) : Optional.empty();
    }

    /** However its letters were composed; long enough in that form, and no longer than can be hashed. */
    public static Optional<String> password(String text) {
        return OpaqueString.of(text).filter(password -> {
            var bytes = password.getBytes(StandardCharsets.UTF_8).length;
            return bytes >= LEAST_PASSWORD_BYTES && bytes <= MOST_PASSWORD_BYTES;
        });
    }
}
