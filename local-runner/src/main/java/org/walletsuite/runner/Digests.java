package org.walletsuite.runner;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Short names derived from content, so that a cache under such a name is never stale. */
final class Digests {

    private static final int LENGTH = 16;

    private Digests() {}

    static String of(Path file) throws IOException {
        try (var content = Files.newInputStream(file)) {
            return of(content);
        }
    }

    static String of(String text) {
        return shortened(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    static String ofResource(String name) throws IOException {
        try (var content = Digests.class.getResourceAsStream(name)) {
            if (content == null) {
                throw new StartFailure("missing among the runner's libraries: " + name);
            }
            return of(content);
        }
    }

    private static String of(InputStream content) throws IOException {
        var digest = sha256();
        var buffer = new byte[1 << 16];
        for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
            digest.update(buffer, 0, read);
        }
        return shortened(digest.digest());
    }

    private static String shortened(byte[] digest) {
        return HexFormat.of().formatHex(digest).substring(0, LENGTH);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
