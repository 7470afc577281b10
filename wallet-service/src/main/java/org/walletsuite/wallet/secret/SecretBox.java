package org.walletsuite.wallet.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/** Encrypts what must be kept secret in the database: AES-256-GCM under the operator's key, bound to the place it is kept in. */
@Component
public final class SecretBox {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();

    SecretBox(SecretsSettings settings) {
        this.key = key(settings.key());
    }

    /** Encrypts; only {@link #open} with the same place, e.g. {@code signing-key:<kid>}, reads it again. */
    public byte[] seal(byte[] secret, String place) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var cipher = cipher(Cipher.ENCRYPT_MODE, nonce, place);
            var box = new byte[NONCE_BYTES + cipher.getOutputSize(secret.length)];
            System.arraycopy(nonce, 0, box, 0, NONCE_BYTES);
            cipher.doFinal(secret, 0, secret.length, box, NONCE_BYTES);
            return box;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has " + CIPHER, e);
        }
    }

    /** Decrypts; fails when the box was made with another key or for another place. */
    public byte[] open(byte[] box, String place) {
        try {
            return cipher(Cipher.DECRYPT_MODE, box, place).doFinal(box, NONCE_BYTES, box.length - NONCE_BYTES);
        } catch (AEADBadTagException e) {
            throw new UnusableSecretsKey("SUITE_SECRETS_KEY is not the key that " + place + " was encrypted with", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("What is kept as " + place + " can't be decrypted", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String place) throws GeneralSecurityException {
        var cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce, 0, NONCE_BYTES));
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static SecretKey key(String base64) {
        if (base64.isBlank()) {
            throw new UnusableSecretsKey("SUITE_SECRETS_KEY is missing: set it to 32 random bytes in Base64", null);
        }
        try {
            var bytes = Base64.getDecoder().decode(base64.strip());
            if (bytes.length == KEY_BYTES) {
                return new SecretKeySpec(bytes, "AES");
            }
        } catch (IllegalArgumentException e) {
            throw new UnusableSecretsKey("SUITE_SECRETS_KEY is not Base64", e);
        }
        throw new UnusableSecretsKey("SUITE_SECRETS_KEY must be exactly 32 bytes in Base64", null);
    }
}
