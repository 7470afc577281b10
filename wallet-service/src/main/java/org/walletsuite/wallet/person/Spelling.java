package org.walletsuite.wallet.person;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The one way each thing that identifies a person is written; empty when it can't be one at all. */
final class Spelling {

    static final int LEAST_PASSWORD_BYTES = 8;

    /** BCrypt reads no further. */
    static final int MOST_PASSWORD_BYTES = 72;

    private static final int LONGEST_EMAIL = 254;
    private static final int LONGEST_PHONE = 40;
    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@\\p{Cntrl}]{1,64}@[^\\s@\\p{Cntrl}.]+(\\.[^\\s@\\p{Cntrl}.]+)+");
    private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9._-]{3,40}");
    private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();

    private Spelling() {}

    static Optional<String> email(String text) {
        var email = text.strip().toLowerCase(Locale.ROOT);
        return email.length() <= LONGEST_EMAIL && EMAIL.matcher(email).matches()
                ? Optional.of(email)
                : Optional.empty();
    }

    static Optional<String> username(String text) {
        var username = text.strip();
        return USERNAME.matcher(username).matches() ? Optional.of(username) : Optional.empty();
    }

    /** E.164, from a number with its country code. */
    static Optional<String> phone(String text) {
        if (text.length() > LONGEST_PHONE) {
            return Optional.empty();
        }
        try {
            var number = PHONES.parse(text, null);
            return PHONES.isValidNumber(number)
                    ? Optional.of(PHONES.format(number, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    static boolean isPassword(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8).length;
        return bytes >= LEAST_PASSWORD_BYTES && bytes <= MOST_PASSWORD_BYTES;
    }
}
