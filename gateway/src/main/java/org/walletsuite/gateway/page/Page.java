package org.walletsuite.gateway.page;

import org.springframework.web.HttpRequestHandler;

/**
 * A public page of static files. The gateway serves every bean of this type.
 *
 * @param path where it begins, such as {@code /docs}
 * @param kind the kind of page
 * @param contentPolicy its content security policy
 * @param permissions its permissions policy
 * @param files answers requests for it and for the paths below it
 */
public record Page(String path, Kind kind, String contentPolicy, String permissions, HttpRequestHandler files) {

    static final String INDEX = "index.html";

    /** The kind of a page. */
    public enum Kind {
        /** Its requests are counted by address. */
        DOCUMENT,
        /** Since each of its screens loads dozens of files, requests are not counted. */
        APPLICATION
    }

    /**
     * A document of files that keep their names.
     *
     * @param location of the files on the classpath, ending in a slash; {@code index.html} among them is the page itself
     */
    public static Page document(String path, String location, String contentPolicy, String permissions) {
        return new Page(path, Kind.DOCUMENT, contentPolicy, permissions, new PageFiles(path, location));
    }

    boolean has(String requested) {
        return isUnder(path, requested);
    }

    /** Whether a path is this one or below it. */
    public static boolean isUnder(String root, String path) {
        return path.startsWith(root) && (path.length() == root.length() || path.charAt(root.length()) == '/');
    }
}
