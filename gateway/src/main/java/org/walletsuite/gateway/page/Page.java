package org.walletsuite.gateway.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;

/**
 * A page of static files, which anybody may read. Whoever declares one as a bean has it served.
 *
 * @param path where it begins, such as {@code /docs}
 * @param location of its files on the classpath, ending in a slash; {@code index.html} among them is the page itself
 * @param kind what the page is to those who visit it
 * @param contentPolicy its content security policy
 * @param permissions its permissions policy
 */
public record Page(String path, String location, Kind kind, String contentPolicy, String permissions) {

    static final String INDEX = "index.html";

    /** Directories below a page whose name is a digest of what they hold, which therefore never changes. */
    static final String UNCHANGING = "/~";

    private static final Pattern IMPORT_MAP =
            Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

    /** What a page is. */
    public enum Kind {
        /** All of its paths are files, and its visits are counted by address. */
        DOCUMENT,
        /** Its screens have paths of their own, and since each brings dozens of files, no visits are counted. */
        APPLICATION
    }

    boolean has(String requested) {
        return requested.startsWith(path)
                && (requested.length() == path.length() || requested.charAt(path.length()) == '/');
    }

    /** A policy's source that lets the page's import map run, which is the one script that can't be a file. */
    public static String importMap(String location) throws IOException {
        var map =
                IMPORT_MAP.matcher(new ClassPathResource(location + INDEX).getContentAsString(StandardCharsets.UTF_8));
        if (!map.find()) {
            throw new IllegalStateException(location + INDEX + " has no import map");
        }
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256").digest(map.group(1).getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
