package org.walletsuite.platform.normalisation;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Normalises a phone number to E.164. */
public final class PhoneNumber {

    /** The error for a text that isn't one. */
    public static final String COMPLAINT = "Enter a valid phone number with its country code, +...";

    private static final int LONGEST = 40;

    private static final String COUNTRY = "(?:\\+|00) *+[0-9]++|\\((?:\\+|00) *+[0-9]++\\)";
    private static final String GROUP = "[0-9]++|\\([0-9]++\\)";

    /** A number with its country code, in groups with the usual separators. */
    private static final Pattern INTERNATIONAL =
            Pattern.compile(" *+(?:" + COUNTRY + ")(?:[-./ ]*+(?:" + GROUP + "))*+ *+");

    private static final Pattern NO_DIGIT = Pattern.compile("[^0-9]");
    private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();

    private PhoneNumber() {}

    /**
     * Empty where the text isn't a phone number. The library gets digits only, because it would also find numbers
     * inside other text or spelled in letters.
     */
    public static Optional<String> canonical(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        var typed = text.codePoints().mapToObj(PhoneNumber::inAscii).collect(Collectors.joining());
        return INTERNATIONAL.matcher(typed).matches() ? e164(typed) : Optional.empty();
    }

    /** The same for a text that may be an MSISDN too, which is the country code and the number without a plus. */
    public static Optional<String> canonicalMsisdn(String text) {
        return canonical(text).or(() -> canonical("+" + text));
    }

    private static Optional<String> e164(String typed) {
        var digits = NO_DIGIT.matcher(typed).replaceAll("");
        try {
            var number = PHONES.parse("+" + (typed.contains("+") ? digits : digits.substring(2)), null);
            return PHONES.isValidNumber(number)
                    ? Optional.of(PHONES.format(number, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    /** Digits, spaces and dashes of other scripts. */
    private static String inAscii(int character) {
        return switch (Character.getType(character)) {
            case Character.DECIMAL_DIGIT_NUMBER -> Integer.toString(Character.digit(character, 10));
            case Character.SPACE_SEPARATOR -> " ";
            case Character.DASH_PUNCTUATION -> "-";
            default ->
                switch (character) {
                    case '\uFF0B' -> "+";
                    case '\u2212' -> "-";
                    default -> Character.toString(character);
                };
        };
    }
}
