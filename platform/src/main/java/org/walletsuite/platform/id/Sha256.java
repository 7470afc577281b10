package org.walletsuite.platform.id;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, which identifies a content or a secret without showing it. */
public final class Sha256 {

    private Sha256() {}

    /** The digest of a text in UTF-8: 32 bytes. */
    public static byte[] of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The digest: 32 bytes. */
    public static byte[] of(byte[] content) {
        return start().digest(content);
    }

    /** The digest of a text in UTF-8: hexadecimal, 64 characters. */
    public static String hex(String text) {
        return HexFormat.of().formatHex(of(text));
    }

    /** The digest: hexadecimal, 64 characters. */
    public static String hex(byte[] content) {
        return HexFormat.of().formatHex(of(content));
    }

    /** A digest of what comes in pieces. */
    public static MessageDigest start() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
