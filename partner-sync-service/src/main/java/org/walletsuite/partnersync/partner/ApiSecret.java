package org.walletsuite.partnersync.partner;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/**
 * A secret as a client sent it. Its beginning finds the credential, so that one slow hash is computed for each attempt,
 * however many secrets a partner has, and whether the partner exists or not.
 */
public final class ApiSecret {

    static final String MARK = "sk_";

    private static final int PREFIX = MARK.length() + 16;

    /** What bcrypt looks at; a longer text is no secret of ours. */
    private static final int LONGEST = 72;

    private static final Pattern FORM = Pattern.compile(MARK + "[A-Za-z0-9_-]{20,}");

    private static final BCryptPasswordEncoder HASHING = new BCryptPasswordEncoder();

    /** Of a secret that nobody knows. */
    private static final String NOBODYS = "$2a$10$7EqJtq98hPqEX7fNZaFWoOhi5x0GZL8dJrIY1yJ5TYGq9xOFbB0Va";

    private final String text;

    public ApiSecret(String text) {
        this.text = text;
    }

    /** Empty where it can't be one of ours. */
    Optional<String> prefix() {
        return isPossible() ? Optional.of(text.substring(0, PREFIX)) : Optional.empty();
    }

    /** Whether it is the secret of this credential; takes as long where there is none. */
    boolean matches(Optional<PartnerCredential> credential) {
        var given = isPossible() ? text : MARK;
        var right = HASHING.matches(
                given, credential.map(PartnerCredential::secretHash).orElse(NOBODYS));
        return right && credential.isPresent();
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
