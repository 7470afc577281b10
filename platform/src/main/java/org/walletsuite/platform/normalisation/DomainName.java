package org.walletsuite.platform.normalisation;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Normalises a domain to ASCII by IDNA 2008. The JDK's {@code IDN} follows IDNA 2003, which maps {@code straße} to
 * {@code strasse}, a different domain; ICU would add 14 MB.
 */
final class DomainName {

    private static final int LONGEST_LABEL = 63;

    private static final Pattern ASCII = Pattern.compile("\\p{ASCII}*");
    private static final Pattern LABEL = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");

    /**
     * Excludes characters that IDNA allows in some contexts only, and labels with dashes in third and fourth place,
     * which are reserved for A-labels.
     */
    private static final Pattern LETTERS = Pattern.compile(
            "(?!..--)(?![-\\p{M}])[a-z0-9\\p{Ll}\\p{Lo}\\p{Lm}\\p{Mn}\\p{Mc}\\p{Nd}-]{1," + LONGEST_LABEL + "}(?<!-)");

    private DomainName() {}

    /** Takes a name in lower case that contains a dot. */
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

    /** An ASCII label stays as it is; an invalid one becomes empty. */
    private static String label(String label) {
        if (ASCII.matcher(label).matches()) {
            return label;
        }
        return LETTERS.matcher(label).matches() ? "xn--" + Punycode.encode(label) : "";
    }
}
