package org.walletsuite.wallet.form;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.walletsuite.wallet.guess.PasswordHashing;

/** The one way each thing that people say of themselves is written; empty when it can't be one at all. */
public final class Spelling {

    public static final int LEAST_PASSWORD_BYTES = 8;
    public static final int MOST_PASSWORD_BYTES = PasswordHashing.MOST_BYTES;
    public static final int LONGEST_NAME = 200;

    public static final String NO_EMAIL = "Enter a valid email address.";
    public static final String NO_PHONE = "Enter a valid phone number with its country code, +...";

    private static final int LONGEST_EMAIL = 254;
    private static final int LONGEST_PHONE = 40;
    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@\\p{Cc}\\p{Cs}]{1,64}@[^\\s@\\p{Cc}\\p{Cs}.]+(\\.[^\\s@\\p{Cc}\\p{Cs}.]+)+");
    private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9._-]{3,40}");

    /** No control characters, line breaks, or halves of characters, which no database keeps. */
    private static final Pattern LINE = Pattern.compile("[^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]+");

    private static final Pattern WHOLE_CHARACTERS = Pattern.compile("[^\\x00\\p{Cs}]*");
    private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();

    private Spelling() {}

    public static Optional<String> email(String text) {
        var email = text.strip().toLowerCase(Locale.ROOT);
        return email.length() <= LONGEST_EMAIL && EMAIL.matcher(email).matches()
                ? Optional.of(email)
                : Optional.empty();
    }

    public static Optional<String> username(String text) {
        var username = text.strip();
        return USERNAME.matcher(username).matches() ? Optional.of(username) : Optional.empty();
    }

    /** E.164, from a number with its country code. */
    public static Optional<String> phone(String text) {
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

    /** One line of text, without spaces around it, at most this many characters long. */
    public static Optional<String> line(String text, int longest) {
        var line = text.strip();
        return line.length() <= longest && LINE.matcher(line).matches() ? Optional.of(line) : Optional.empty();
    }

    public static Optional<String> password(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8).length;
        return bytes >= LEAST_PASSWORD_BYTES
                        && bytes <= MOST_PASSWORD_BYTES
                        && WHOLE_CHARACTERS.matcher(text).matches()
                ? Optional.of(text)
                : Optional.empty();
    }
}
