package org.walletsuite.partnersync.partner;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.stream.Collectors;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.id.Sha256;

/** Makes partners' secrets, of unreserved characters only where clients may send them form-encoded or not. */
@Component
class NewSecrets {

    /** Without letters that are mistaken for digits. */
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

    private static final int ID_LENGTH = 16;
    private static final int KEY_BYTES = 24;
    private static final int SECRET_BYTES = 32;
    private static final int PREFIX_BYTES = 12;

    private final SecureRandom random = new SecureRandom();
    private final BCryptPasswordEncoder hashing = new BCryptPasswordEncoder();

    /** A pair of which only hashes are stored: the secret's, which a guess has to be checked with, takes long to compute. */
    NewCredential credential() {
        var key = "ak_" + unreserved(KEY_BYTES);
        var prefix = ApiSecret.MARK + unreserved(PREFIX_BYTES);
        var secret = prefix + unreserved(SECRET_BYTES);
        return new NewCredential(key, secret, Sha256.hex(key), prefix, hash(secret));
    }

    private String hash(String secret) {
        var hash = hashing.encode(secret);
        if (hash == null) {
            throw new IllegalStateException("Only null has no hash");
        }
        return hash;
    }

    /** In the form of Standard Webhooks. */
    String webhookSecret() {
        return "whsec_" + Base64.getEncoder().encodeToString(bytes(SECRET_BYTES));
    }

    /** Of a partner that was given none. */
    String partnerId() {
        return random.ints(ID_LENGTH, 0, ALPHABET.length())
                .mapToObj(index -> String.valueOf(ALPHABET.charAt(index)))
                .collect(Collectors.joining("", "ptr_", ""));
    }

    private String unreserved(int count) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(count));
    }

    private byte[] bytes(int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
