package org.walletsuite.gateway.limit;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import org.walletsuite.platform.family.LimitScope;
import org.walletsuite.platform.security.Role;

/**
 * How many requests are answered, per minute and caller but for the first; what known callers may do is their families' to
 * say.
 *
 * @param scale multiplies all limits; the result is at least one
 * @param allPerSecond sent on to services, for all callers together, per second
 * @param anonymous for everybody without a token, by address
 * @param ownPages of the gateway's health and documentation, by address
 * @param callers how many are remembered at the most
 */
@Validated
@ConfigurationProperties("gateway.limits")
record LimitSettings(
        @Positive @DefaultValue("1") double scale,
        @Positive @DefaultValue("1000") int allPerSecond,
        @Positive @DefaultValue("60") int anonymous,
        @Positive @DefaultValue("600") int ownPages,
        @Positive @DefaultValue("200000") int callers) {

    /** As many as a bucket can count in a second. */
    private static final double MOST = 1e9;

    long all() {
        return scaled(allPerSecond);
    }

    /** What somebody with this role may do in a scope; a system is nobody special. */
    long perMinute(Scope scope, Role role) {
        return scaled(
                switch (scope) {
                    case Scope.OfFamily(var limits) -> perMinute(limits, role);
                    case Scope.Own.ANONYMOUS -> anonymous;
                    case Scope.Own.PAGES -> ownPages;
                });
    }

    private static int perMinute(LimitScope limits, Role role) {
        return switch (role) {
            case USER -> limits.user();
            case STAFF -> limits.staff();
            case ADMIN, SUPER_ADMIN -> limits.admin();
        };
    }

    private long scaled(int limit) {
        return Math.max(1, Math.round(Math.min(MOST, limit * scale)));
    }
}
