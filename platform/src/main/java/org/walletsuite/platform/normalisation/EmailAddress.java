package org.walletsuite.platform.normalisation;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.walletsuite.platform.text.Line;

/** The one form of an e-mail address: composed, its case folded, its domain in ASCII. */
public final class EmailAddress {

    /** What to say of a text that is none. */
    public static final String COMPLAINT = "Enter a valid email address.";

    private static final int LONGEST = 254;
    private static final int ASCII = 128;

    /** What HTML takes for one, and letters and digits of every script. */
    private static final Pattern MAILBOX =
            Pattern.compile("(?!\\p{M})[a-z0-9.!#$%&'*+/=?^_`{|}~\\p{L}\\p{Mn}\\p{Mc}\\p{Nd}-]{1,64}");

    private EmailAddress() {}

    /** Empty where the text is none; so is what only ends as ASCII when folded. */
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

    /** Through upper case, in which more letters meet; a sigma at a word's end has a form of its own in lower case. */
    private static String folded(String mailbox) {
        var lower = mailbox.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT).replace('\u03c2', '\u03c3');
        return Normalizer.normalize(lower, Form.NFC);
    }

    /** A sharp s folds onto two letters of ASCII; a domain may have one, for there it is a letter of its own. */
    private static boolean isFoldedOntoItsOwnScript(String mailbox) {
        return mailbox.codePoints()
                .filter(character -> character >= ASCII)
                .mapToObj(Character::toString)
                .noneMatch(letter -> letter.toUpperCase(Locale.ROOT).chars().anyMatch(part -> part < ASCII));
    }

    /** Whether some way to fold or normalise turns a character into ASCII, such as the Kelvin sign or a full-width A. */
    private static boolean endsAsAscii(int character) {
        return character >= ASCII
                && (Character.toLowerCase(character) < ASCII
                        || Character.toUpperCase(character) < ASCII
                        || Normalizer.normalize(Character.toString(character), Form.NFKC)
                                .chars()
                                .anyMatch(part -> part < ASCII));
    }
}
