package org.walletsuite.wallet.password;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Normalises usernames and passwords, which only the directory stores; empty when a text isn't valid. */
public final class Normalisation {

    public static final int LEAST_PASSWORD_BYTES = 8;
    public static final int MOST_PASSWORD_BYTES = PasswordHashing.MOST_BYTES;
    public static final int LONGEST_NAME = 200;

    public static final String NO_PASSWORD = "Must be %s to %s bytes long, without control or invisible characters."
            .formatted(LEAST_PASSWORD_BYTES, MOST_PASSWORD_BYTES);

    private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9._-]{3,40}");

    private Normalisation() {}

    /** ASCII only, so that names can't look alike; case is preserved but not significant. */
    public static Optional<String> username(String text) {
        var username = text.strip();
        return USERNAME.matcher(username).matches() ? Optional.of(username) : Optional.empty();
    }

    /** Independent of Unicode composition; long enough in normalised form, and no longer than can be hashed. */
    public static Optional<String> password(String text) {
        return OpaqueString.of(text).filter(password -> {
            var bytes = password.getBytes(StandardCharsets.UTF_8).length;
            return bytes >= LEAST_PASSWORD_BYTES && bytes <= MOST_PASSWORD_BYTES;
        });
    }
}
