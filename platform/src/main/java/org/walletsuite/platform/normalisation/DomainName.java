package org.walletsuite.platform.normalisation;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The one form of a domain: ASCII. A label of other letters becomes what IDNA 2008 says; the JDK's {@code IDN} follows
 * IDNA 2003, under which {@code straße} is somebody else's {@code strasse}, and ICU knows better for 14 MB more.
 */
final class DomainName {

    private static final int LONGEST_LABEL = 63;

    private static final Pattern ASCII = Pattern.compile("\\p{ASCII}*");
    private static final Pattern LABEL = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");

    /** Without what IDNA takes in some contexts only; two dashes in third place are a code's. */
    private static final Pattern LETTERS = Pattern.compile(
            "(?!..--)(?![-\\p{M}])[a-z0-9\\p{Ll}\\p{Lo}\\p{Lm}\\p{Mn}\\p{Mc}\\p{Nd}-]{1," + LONGEST_LABEL + "}(?<!-)");

    private DomainName() {}

    /** Of a name in lower case, with a dot in it. */
    static Optional<String> ascii(String name) {
        var labels = Arrays.stream(Normalizer.normalize(name, Form.NFKC).split("\\.", -1))
                .map(DomainName::label)
                .toList();
        return labels.size() > 1
                        && labels.stream()
                                .allMatch(label -> LABEL.matcher(label).matches())
                ? Optional.of(String.join(".", labels))
                : Optional.empty();
    }

    /** A code stays as it is; what is no label becomes none. */
    private static String label(String label) {
        if (ASCII.matcher(label).matches()) {
            return label;
        }
        return LETTERS.matcher(label).matches() ? "xn--" + Punycode.encode(label) : "";
    }
}
