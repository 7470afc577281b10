package org.walletsuite.platform.text;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Normalises names and titles: one line of visible text in NFC, with plain spaces, trimmed. */
public final class Line {

    /** NFC composes a character from at most four code points, of two UTF-16 units each. */
    private static final int MOST_COMPOSED = 8;

    private static final Pattern SPACE = Pattern.compile("\\p{Zs}");
    private static final Pattern AROUND = Pattern.compile("^ +| +$");
    private static final Pattern VISIBLE = Pattern.compile("[\\p{L}\\p{N}\\p{P}\\p{S}]");

    private static final int NON_JOINER = 0x200C;
    private static final int JOINER = 0x200D;
    private static final int AS_PICTURE = 0xFE0F;
    private static final int KEYCAP = 0x20E3;

    /** Scripts in which invisible joiners change how letters look. */
    private static final Set<UnicodeScript> JOINED = EnumSet.of(
            UnicodeScript.ARABIC,
            UnicodeScript.SYRIAC,
            UnicodeScript.MONGOLIAN,
            UnicodeScript.DEVANAGARI,
            UnicodeScript.BENGALI,
            UnicodeScript.GURMUKHI,
            UnicodeScript.GUJARATI,
            UnicodeScript.ORIYA,
            UnicodeScript.TAMIL,
            UnicodeScript.TELUGU,
            UnicodeScript.KANNADA,
            UnicodeScript.MALAYALAM,
            UnicodeScript.SINHALA,
            UnicodeScript.KHMER);

    private Line() {}

    /** Empty where the text is missing, blank, too long, or has hidden characters or line breaks. */
    public static Optional<String> of(@Nullable String text, int most) {
        return Optional.ofNullable(text)
                .map(given -> composed(given, most))
                .filter(line -> line.length() <= most)
                .filter(Line::isVisible);
    }

    /** The normalised text, not validated yet; a text far beyond the limit stays unchanged. */
    public static String composed(String text, int most) {
        // Normalising an overlong text may take long.
        return text.length() > MOST_COMPOSED * most
                ? text
                : AROUND.matcher(Normalizer.normalize(SPACE.matcher(text).replaceAll(" "), Form.NFC))
                        .replaceAll("");
    }

    /** Whether a character is invisible or controls formatting; a space counts as visible. */
    public static boolean isHidden(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> true;
            default -> isFiller(character);
        };
    }

    /** Letters, marks and symbols that are invisible. */
    private static boolean isFiller(int character) {
        return switch (character) {
            case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0 -> true;
            default ->
                (character >= 0x180B && character <= 0x180F)
                        || (character >= 0xFE00 && character <= 0xFE0F)
                        || (character >= 0xE0100 && character <= 0xE01EF);
        };
    }

    private static boolean isVisible(String text) {
        var letters = text.codePoints().toArray();
        for (var i = 0; i < letters.length; i++) {
            var before = i == 0 ? ' ' : letters[i - 1];
            var after = i == letters.length - 1 ? ' ' : letters[i + 1];
            if (isHidden(letters[i]) && !isSeen(before, letters[i], after)) {
                return false;
            }
        }
        return VISIBLE.matcher(text).find();
    }

    /** Whether a hidden character has a visible effect: between joining letters, or in an emoji sequence. */
    private static boolean isSeen(int before, int hidden, int after) {
        return switch (hidden) {
            case NON_JOINER -> joins(before) && joins(after);
            case JOINER ->
                (joins(before) && joins(after)) || (endsPicture(before) && Character.isExtendedPictographic(after));
            case AS_PICTURE ->
                Character.isExtendedPictographic(before) || (after == KEYCAP && "0123456789#*".indexOf(before) >= 0);
            default -> false;
        };
    }

    private static boolean joins(int letter) {
        return JOINED.contains(UnicodeScript.of(letter));
    }

    private static boolean endsPicture(int letter) {
        return Character.isExtendedPictographic(letter) || Character.isEmojiModifier(letter) || letter == AS_PICTURE;
    }

    /** Validates {@link OneLine}. */
    static final class Check implements ConstraintValidator<OneLine, String> {

        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            return text == null || text.isBlank() || isVisible(text);
        }
    }
}
