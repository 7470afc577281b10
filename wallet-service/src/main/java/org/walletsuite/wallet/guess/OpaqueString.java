package org.walletsuite.wallet.guess;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Optional;
import java.util.regex.Pattern;
import org.walletsuite.platform.text.Line;

/** The one form of a password, after RFC 8265: however a keyboard composes its letters, it is the same one. */
public final class OpaqueString {

    /** Composed it is an eighth of this at least, which is too long for a password. */
    private static final int LONGEST = 8 * (PasswordHashing.MOST_BYTES + 1);

    private static final Pattern SPACE = Pattern.compile("\\p{Zs}");

    private OpaqueString() {}

    /** Empty where nothing is left, or there is something in it that nobody sees. */
    public static Optional<String> of(String text) {
        return text.isEmpty() || text.length() > LONGEST || text.codePoints().anyMatch(Line::isHidden)
                ? Optional.empty()
                : Optional.of(Normalizer.normalize(SPACE.matcher(text).replaceAll(" "), Form.NFC));
    }
}
