package org.walletsuite.gateway.limit;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;

/** Names of the headers that only the gateway sets. */
public final class LimitHeaders {

    public static final String LIMIT = "X-RateLimit-Limit";
    public static final String REMAINING = "X-RateLimit-Remaining";
    public static final String RESET = "X-RateLimit-Reset";

    private LimitHeaders() {}

    /** Takes back what was told of the caller's own limit, where it is not what the caller is refused by. */
    public static void remove(HttpServletResponse response) {
        List.of(LIMIT, REMAINING, RESET).forEach(name -> response.setHeader(name, null));
    }
}
