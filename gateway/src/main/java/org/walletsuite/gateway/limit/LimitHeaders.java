package org.walletsuite.gateway.limit;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;

/** Names of the headers that only the gateway sets. */
public final class LimitHeaders {

    public static final String LIMIT = "X-RateLimit-Limit";
    public static final String REMAINING = "X-RateLimit-Remaining";
    public static final String RESET = "X-RateLimit-Reset";

    private LimitHeaders() {}

    /** Removes the headers of the caller's own limit from a refusal by another limit. */
    public static void remove(HttpServletResponse response) {
        List.of(LIMIT, REMAINING, RESET).forEach(name -> response.setHeader(name, null));
    }
}
