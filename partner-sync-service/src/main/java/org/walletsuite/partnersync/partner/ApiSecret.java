package org.walletsuite.partnersync.partner;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/**
 * A secret as a client sent it. Its beginning, which is no secret and can't be guessed, finds the credential: one slow hash is
 * computed for each attempt, however many secrets a partner has, and none for a client that nobody knows.
 */
public final class ApiSecret {

    static final String MARK = "sk_";

    private static final int PREFIX = MARK.length() + 16;

    /** What bcrypt looks at; a longer text is no secret of ours. */
    private static final int LONGEST = 72;

    private static final Pattern FORM = Pattern.compile(MARK + "[A-Za-z0-9_-]{20,}");

    private static final BCryptPasswordEncoder HASHING = new BCryptPasswordEncoder();

    private final String text;

    public ApiSecret(String text) {
        this.text = text;
    }

    /** Empty where it can't be one of ours. */
    Optional<String> prefix() {
        return isPossible() ? Optional.of(text.substring(0, PREFIX)) : Optional.empty();
    }

    /** Whether it is the one of this hash, which takes long to say. */
    boolean matches(String hash) {
        return HASHING.matches(text, hash);
    }

    private boolean isPossible() {
        return text.getBytes(StandardCharsets.UTF_8).length <= LONGEST
                && FORM.matcher(text).matches();
    }

    @Override
    public String toString() {
        return "ApiSecret[]";
    }
}
