package org.walletsuite.platform.normalisation;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.walletsuite.platform.text.Line;

/** Normalises an e-mail address: NFC, case folded, domain in ASCII. */
public final class EmailAddress {

    /** The error for a text that isn't one. */
    public static final String COMPLAINT = "Enter a valid email address.";

    private static final int LONGEST = 254;
    private static final int ASCII = 128;

    /**
     * HTML's pattern for an address, plus letters and digits of every script; but nothing that mail software may decode
     * (RFC 2047) to something else.
     */
    private static final Pattern MAILBOX =
            Pattern.compile("(?!\\p{M})(?!.*=\\?)[a-z0-9.!#$%&'*+/=?^_`{|}~\\p{L}\\p{Mn}\\p{Mc}\\p{Nd}-]{1,64}");

    private EmailAddress() {}

    /** Empty where the text isn't an address, or becomes ASCII only by folding. */
    public static Optional<String> canonical(String text) {
        return Line.of(text, LONGEST)
                .filter(_ -> text.codePoints().noneMatch(EmailAddress::endsAsAscii))
                .flatMap(EmailAddress::checked);
    }

    private static Optional<String> checked(String line) {
        var at = Math.max(line.lastIndexOf('@'), 0);
        var mailbox = folded(line.substring(0, at));
        return MAILBOX.matcher(mailbox).matches()
                        && Normalizer.isNormalized(mailbox, Form.NFKC)
                        && isFoldedOntoItsOwnScript(line.substring(0, at).toLowerCase(Locale.ROOT))
                ? DomainName.ascii(Normalizer.normalize(line.substring(at + 1).toLowerCase(Locale.ROOT), Form.NFC))
                        .map(domain -> mailbox + "@" + domain)
                        .filter(email -> email.length() <= LONGEST)
                : Optional.empty();
    }

    /** Folds through upper case, which unifies more letters; the final sigma has a lower-case form of its own. */
    private static String folded(String mailbox) {
        var lower = mailbox.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT).replace('\u03c2', '\u03c3');
        return Normalizer.normalize(lower, Form.NFC);
    }

    /** A sharp s folds to two ASCII letters; a domain may contain one, because IDNA 2008 keeps it as a letter. */
    private static boolean isFoldedOntoItsOwnScript(String mailbox) {
        return mailbox.codePoints()
                .filter(character -> character >= ASCII)
                .mapToObj(Character::toString)
                .noneMatch(letter -> letter.toUpperCase(Locale.ROOT).chars().anyMatch(part -> part < ASCII));
    }

    /** Whether folding or normalisation turns a character into ASCII, such as the Kelvin sign or a full-width A. */
    private static boolean endsAsAscii(int character) {
        return character >= ASCII
                && (Character.toLowerCase(character) < ASCII
                        || Character.toUpperCase(character) < ASCII
                        || Normalizer.normalize(Character.toString(character), Form.NFKC)
                                .chars()
                                .anyMatch(part -> part < ASCII));
    }
}
