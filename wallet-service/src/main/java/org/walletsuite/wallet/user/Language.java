package org.walletsuite.wallet.user;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.user.User;

/** The languages that texts for users exist in. */
public final class Language {

    /** The error for a text that isn't one. */
    public static final String COMPLAINT = "Must be en or fr.";

    private static final List<String> ALL = List.of(User.DEFAULT_LANGUAGE, "fr");

    /** Browsers send less; parsing more would be work for nothing. */
    private static final int LONGEST_WISH = 200;

    private Language() {}

    public static Optional<String> of(String text) {
        return Optional.of(text).filter(ALL::contains);
    }

    /** The language that a browser's {@code Accept-Language} ranks first; the default where it wants none of ours. */
    static String preferred(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.length() > LONGEST_WISH) {
            return User.DEFAULT_LANGUAGE;
        }
        try {
            var wishes = LanguageRange.parse(acceptLanguage).stream()
                    .filter(wish -> wish.getWeight() > 0)
                    .toList();
            return Objects.requireNonNullElse(Locale.lookupTag(wishes, ALL), User.DEFAULT_LANGUAGE);
        } catch (IllegalArgumentException _) {
            return User.DEFAULT_LANGUAGE;
        }
    }
}
