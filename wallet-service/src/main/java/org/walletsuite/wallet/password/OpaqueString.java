package org.walletsuite.wallet.password;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Optional;
import java.util.regex.Pattern;
import org.walletsuite.platform.text.Line;

/** Normalises a password by RFC 8265, so that it is the same however a keyboard composes its letters. */
public final class OpaqueString {

    /** Normalised, a longer text has at least an eighth of this length, which is too long for a password. */
    private static final int LONGEST = 8 * (PasswordHashing.MOST_BYTES + 1);

    private static final Pattern SPACE = Pattern.compile("\\p{Zs}");

    private OpaqueString() {}

    /** Empty where it is blank, or has invisible characters. */
    public static Optional<String> of(String text) {
        return text.isEmpty() || text.length() > LONGEST || text.codePoints().anyMatch(Line::isHidden)
                ? Optional.empty()
                : Optional.of(Normalizer.normalize(SPACE.matcher(text).replaceAll(" "), Form.NFC));
    }
}
