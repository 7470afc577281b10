package org.walletsuite.voucher.voucher;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.secret.HashKey;
import org.walletsuite.platform.secret.SecretBox;

/** Codes of vouchers. Who has one has the money, so that they are stored hashed with a key, to be found, and sealed, to be shown. */
@Component
class VoucherCodes {

    private static final int DIGITS = 16;
    private static final int SHOWN_DIGITS = 4;
    private static final Pattern FORM = Pattern.compile("[0-9]{16}");

    private final HashKey key;
    private final SecretBox box;
    private final SecureRandom random = new SecureRandom();

    VoucherCodes(HashKey key, SecretBox box) {
        this.key = key;
        this.box = box;
    }

    /** Random digits and a check digit; without a zero at its beginning, which spreadsheets would cut off. */
    String generate() {
        var digits = new StringBuilder(DIGITS);
        digits.append(1 + random.nextInt(9));
        while (digits.length() < DIGITS - 1) {
            digits.append(random.nextInt(10));
        }
        return digits.append((10 - luhnSum(digits + "0") % 10) % 10).toString();
    }

    /** Whether a text looks like a code; what does not can't be an attempt at one. */
    static boolean isCode(String text) {
        return FORM.matcher(text).matches();
    }

    static boolean isLuhnValid(String digits) {
        return luhnSum(digits) % 10 == 0;
    }

    private static int luhnSum(String digits) {
        var sum = 0;
        for (var i = 0; i < digits.length(); i++) {
            var digit = digits.charAt(digits.length() - 1 - i) - '0';
            var doubled = i % 2 == 0 ? digit : 2 * digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum;
    }

    static String lastDigits(String code) {
        return code.substring(code.length() - SHOWN_DIGITS);
    }

    /** By which a code is found. */
    byte[] hash(String code) {
        return key.hash("voucher-code", code);
    }

    byte[] seal(UUID voucher, String code) {
        return box.seal(code.getBytes(StandardCharsets.UTF_8), place(voucher));
    }

    String open(UUID voucher, byte[] sealed) {
        return new String(box.open(sealed, place(voucher)), StandardCharsets.UTF_8);
    }

    /** What is sealed for one voucher can't be opened as another's. */
    private static String place(UUID voucher) {
        return "voucher-code:" + voucher;
    }
}
