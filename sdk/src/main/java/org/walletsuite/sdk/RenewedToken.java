package org.walletsuite.sdk;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An access token that is fetched when it is first needed, and again shortly before it expires or when it was refused. */
final class RenewedToken {

    /** A request that is under way when a token expires would be refused. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    /** Where all tokens are refused, fetching one after the other would lock the client out. */
    private static final Duration SHORTEST_USE = Duration.ofMinutes(1);

    private final Supplier<Grant> source;
    private final InstantSource time;
    private @Nullable Grant grant;
    private Instant since = Instant.MIN;

    RenewedToken(Supplier<Grant> source, InstantSource time) {
        this.source = source;
        this.time = time;
    }

    record Grant(String token, Duration lifetime) {}

    /** Requests that need a token at the same time wait for one. */
    synchronized String current() {
        var kept = grant;
        var now = time.instant();
        if (kept == null || !now.isBefore(since.plus(kept.lifetime()).minus(MARGIN))) {
            kept = source.get();
            grant = kept;
            since = now;
        }
        return kept.token();
    }

    /** Forgets the token, unless another has taken its place. */
    synchronized void refused(String token) {
        var kept = grant;
        if (kept != null && kept.token().equals(token) && !time.instant().isBefore(since.plus(SHORTEST_USE))) {
            grant = null;
        }
    }
}
