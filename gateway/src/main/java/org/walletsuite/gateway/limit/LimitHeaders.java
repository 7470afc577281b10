package org.walletsuite.gateway.limit;

/** Names of headers that only the gateway writes. */
public final class LimitHeaders {

    public static final String LIMIT = "X-RateLimit-Limit";
    public static final String REMAINING = "X-RateLimit-Remaining";
    public static final String RESET = "X-RateLimit-Reset";

    private LimitHeaders() {}
}
