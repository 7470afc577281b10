package org.walletsuite.platform.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.walletsuite.platform.id.Sha256;

/**
 * Encrypts secrets for the database: AES-256-GCM under the operator's key, bound to the place where the secret is
 * stored. A box begins with its key's id, so that boxes of several keys can coexist during a key rotation.
 */
public final class SecretBox {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final String MAC = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    /** The prefix of the key's id; older boxes have no id and begin with their nonce, which rarely looks like this. */
    private static final int FORMAT = 0x5342_0001;

    private static final int ID_BYTES = 2 * Integer.BYTES;

    private final Key current;
    private final List<Key> keys;
    private final SecureRandom random = new SecureRandom();

    SecretBox(SecretsSettings settings) {
        this.current = key("SUITE_SECRETS_KEY", settings.key());
        this.keys = Stream.concat(
                        Stream.of(current),
                        settings.olderKeys().stream()
                                .filter(older -> !older.isBlank())
                                .map(older -> key("SUITE_SECRETS_OLDERKEYS", older)))
                .toList();
    }

    private record Key(int id, SecretKey secret) {

        @Override
        public String toString() {
            return "Key[id=" + id + "]";
        }
    }

    /**
     * Encrypts under the current key; only {@link #open} with the same place, e.g. {@code signing-key:<kid>}, decrypts
     * it.
     */
    public byte[] seal(byte[] secret, String place) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var cipher = cipher(Cipher.ENCRYPT_MODE, current, nonce, 0, place);
            var box = ByteBuffer.allocate(ID_BYTES + NONCE_BYTES + cipher.getOutputSize(secret.length));
            box.putInt(FORMAT).putInt(current.id()).put(nonce);
            cipher.doFinal(secret, 0, secret.length, box.array(), box.position());
            return box.array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has " + CIPHER, e);
        }
    }

    /** Decrypts with the current key or an older one; fails when the box was made with another key or for another place. */
    public byte[] open(byte[] box, String place) {
        return keyOf(box)
                .flatMap(key -> opened(box, ID_BYTES, key, place))
                .or(() -> keys.stream()
                        .flatMap(key -> opened(box, 0, key, place).stream())
                        .findFirst())
                .orElseThrow(() -> new UnusableSecretsKey(
                        "SUITE_SECRETS_KEY is not the key that " + place + " was encrypted with", null));
    }

    /**
     * What tells one secret from another without telling the secret: a plain hash of a short one is soon guessed. It comes
     * of the oldest key, the last one configured, so that a rotation changes it only in the end, when that key is removed.
     */
    public byte[] fingerprint(byte[] secret, String place) {
        try {
            var mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(keys.getLast().secret().getEncoded(), MAC));
            mac.update(("fingerprint:" + place + "\n").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(secret);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has " + MAC, e);
        }
    }

    private Optional<Key> keyOf(byte[] box) {
        var head = ByteBuffer.wrap(box);
        if (box.length < ID_BYTES || head.getInt() != FORMAT) {
            return Optional.empty();
        }
        var id = head.getInt();
        return keys.stream().filter(key -> key.id() == id).findFirst();
    }

    /** Empty where another key encrypted it. */
    private static Optional<byte[]> opened(byte[] box, int start, Key key, String place) {
        if (box.length < start + NONCE_BYTES) {
            return Optional.empty();
        }
        try {
            var sealed = start + NONCE_BYTES;
            return Optional.of(
                    cipher(Cipher.DECRYPT_MODE, key, box, start, place).doFinal(box, sealed, box.length - sealed));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("What is kept as " + place + " can't be decrypted", e);
        }
    }

    private static Cipher cipher(int mode, Key key, byte[] nonce, int start, String place)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key.secret(), new GCMParameterSpec(TAG_BITS, nonce, start, NONCE_BYTES));
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    /** A key's id is a prefix of its hash, which reveals nothing about 32 random bytes. */
    private static Key key(String setting, String base64) {
        if (base64.isBlank()) {
            throw new UnusableSecretsKey(setting + " is missing: set it to 32 random bytes in Base64", null);
        }
        try {
            var bytes = Base64.getDecoder().decode(base64.strip());
            if (bytes.length == KEY_BYTES) {
                var id = ByteBuffer.wrap(Sha256.of(bytes)).getInt();
                return new Key(id, new SecretKeySpec(bytes, "AES"));
            }
        } catch (IllegalArgumentException e) {
            throw new UnusableSecretsKey(setting + " is not Base64", e);
        }
        throw new UnusableSecretsKey(setting + " must be exactly 32 bytes in Base64", null);
    }
}
