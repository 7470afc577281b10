package org.walletsuite.gateway.limit;

import java.util.List;
import java.util.Optional;
import org.walletsuite.platform.family.Family;
import org.walletsuite.platform.family.LimitScope;

/** What of a caller's requests is counted together: what the path's family says, but for what is the gateway's own. */
sealed interface BucketScope {

    /** Callers who are known, as their family counts them. */
    record OfFamily(LimitScope limits) implements BucketScope {}

    /** Counted by address. */
    enum Own implements BucketScope {
        /** All requests without a token, in any family. */
        ANONYMOUS,
        /** The gateway's health and the pages of the documentation, which are everybody's, token or not. */
        PAGES;

        private static final List<String> ROOTS = List.of("/health", "/docs");
        private static final String OPERATORS = "/actuator";
    }

    /** The scope of a path without its trailing slash; empty where requests are not counted. */
    static Optional<BucketScope> of(String path) {
        if (isUnder(Own.OPERATORS, path)) {
            return Optional.empty();
        }
        return Optional.of(
                Own.ROOTS.stream().anyMatch(root -> isUnder(root, path))
                        ? Own.PAGES
                        : new OfFamily(Family.endpoints(path).scope()));
    }

    private static boolean isUnder(String root, String path) {
        return path.startsWith(root) && (path.length() == root.length() || path.charAt(root.length()) == '/');
    }
}
