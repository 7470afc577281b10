package org.walletsuite.gateway.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.walletsuite.platform.id.Sha256;

/**
 * A public page of static files. The gateway serves every bean of this type.
 *
 * @param path where it begins, such as {@code /docs}
 * @param location of its files on the classpath, ending in a slash; {@code index.html} among them is the page itself
 * @param kind the kind of page
 * @param contentPolicy its content security policy
 * @param permissions its permissions policy
 */
public record Page(String path, String location, Kind kind, String contentPolicy, String permissions) {

    static final String INDEX = "index.html";

    /** Directories below a page that are named by a digest of their content, which therefore never changes. */
    static final String UNCHANGING = "/~";

    private static final Pattern IMPORT_MAP =
            Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

    /** The kind of a page. */
    public enum Kind {
        /** All of its paths are files, and its requests are counted by address. */
        DOCUMENT,
        /** Its screens have paths of their own, and since each loads dozens of files, requests are not counted. */
        APPLICATION
    }

    boolean has(String requested) {
        return isUnder(path, requested);
    }

    /** Whether a path is this one or below it. */
    public static boolean isUnder(String root, String path) {
        return path.startsWith(root) && (path.length() == root.length() || path.charAt(root.length()) == '/');
    }

    /** The policy's source for the page's import map, the only inline script. */
    public static String importMap(String location) throws IOException {
        var map =
                IMPORT_MAP.matcher(new ClassPathResource(location + INDEX).getContentAsString(StandardCharsets.UTF_8));
        if (!map.find()) {
            throw new IllegalStateException(location + INDEX + " has no import map");
        }
        return "'sha256-" + Base64.getEncoder().encodeToString(Sha256.of(map.group(1))) + "'";
    }
}
