package org.walletsuite.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Libraries that no WebJar brings are among the sources, unchanged and with their licences: the decoder of codes is
 * npm's qr 0.7.0, whose package has the integrity
 * sha512-/VrrACmOAwZVipuRITwfEwOL5oAMEHH5PTmBWaGtlTom2Thxaa+rhmna4zU9PRN2uLw2wdccbkHOLGZb1Q9SdA==.
 */
class VendoredTest {

    private static final Path QR = PageSources.APP.resolve("vendor/qr");

    private static final Map<String, String> SHA512 = Map.ofEntries(
            Map.entry(
                    "LICENSE",
                    "KGwwGqxquv5ynCDMIiHQCix/L1s53d4KD1rFvPgp3Dtsicjhzdgk+09qISfM+f1yGfdSeAg2Ao/jmSyWT9IAlQ=="),
            Map.entry(
                    "LICENSE-MIT",
                    "CtKdm4WbVEA5iu0u9qXDZqCmdx6BwMqKh+ZJHmIbxqj9IUo8xer+8Uyseq1o3XhFLhpA67SLA2+LJXxpeixaww=="),
            Map.entry(
                    "decode.d.ts",
                    "04DwdblQ2xkXqvJiDxY66ocZiJKtQSyKwa9bsZefjH2ztuQsJEZi78NivvpZIORNMf8VVPXKcx6qNp3wRtY1sg=="),
            Map.entry(
                    "decode.js",
                    "E84HJ3xbVqMpY+raNeN0y56vR5RRc9piKA5Glq6HxFTbwPQ/8rhY8SAzCceA1bRIlypyNwFdsyPirCI9+Hkn6Q=="),
            Map.entry(
                    "index.d.ts",
                    "2uwJOZVQ6oci5r+1DLGO4fTFHhFwpejNIP9R0KcBpg8VtD8OcAfBAXDQXiqRQgjkO0U5dZjejzP4HYYgkxBRCQ=="),
            Map.entry(
                    "index.js",
                    "8I0Sf4a2jKUz1NUwgtgrS82C7X8vpBBO4GzoqNLjsR7phoQZ1BYfgIzx57hOH3TZL8i87M+lUaGLfndqzB6h3w=="));

    @Test
    void theDecoderIsThePublishedOne() throws IOException, NoSuchAlgorithmException {
        var found = new TreeMap<String, String>();
        try (var files = Files.list(QR)) {
            for (var file : files.toList()) {
                var digest = MessageDigest.getInstance("SHA-512").digest(Files.readAllBytes(file));
                found.put(file.getFileName().toString(), Base64.getEncoder().encodeToString(digest));
            }
        }

        assertThat(found).containsExactlyInAnyOrderEntriesOf(SHA512);
    }
}
