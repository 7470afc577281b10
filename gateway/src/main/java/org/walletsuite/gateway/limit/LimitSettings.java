package org.walletsuite.gateway.limit;

import jakarta.validation.constraints.Positive;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import org.walletsuite.platform.family.LimitScope;
import org.walletsuite.platform.security.Role;

/**
 * The rate limits: requests a minute for each caller, except for {@code allPerSecond}. They are declared as
 * {@link LimitScope}s; each setting for one is null unless an operator wants another number.
 *
 * @param scale multiplies all limits; the result is at least one
 * @param allPerSecond forwarded to services, for all callers together, per second
 * @param anonymous for clients without a token, by address
 * @param ownPages of the gateway's health and documentation, by address
 * @param user in each family that tells roles apart; {@code staff} and {@code admin} likewise
 * @param walletReads in the main wallet; likewise {@code walletTopUps}, {@code walletWithdrawals},
 *     {@code walletCallbacks}, {@code walletAdmin}
 * @param partner for each partner that has no limit of its own
 * @param sync for each key of a system
 * @param keys the most callers that are remembered
 */
@Validated
@ConfigurationProperties("gateway.limits")
record LimitSettings(
        @Positive @DefaultValue("1") double scale,
        @Positive @DefaultValue("1000") int allPerSecond,
        @Nullable @Positive Integer anonymous,
        @Nullable @Positive Integer ownPages,
        @Nullable @Positive Integer user,
        @Nullable @Positive Integer staff,
        @Nullable @Positive Integer admin,
        @Nullable @Positive Integer walletReads,
        @Nullable @Positive Integer walletTopUps,
        @Nullable @Positive Integer walletWithdrawals,
        @Nullable @Positive Integer walletCallbacks,
        @Nullable @Positive Integer walletAdmin,
        @Nullable @Positive Integer partner,
        @Nullable @Positive Integer sync,
        @Positive @DefaultValue("200000") int keys) {

    /** The largest limit that a bucket supports in a second. */
    private static final double MOST = 1e9;

    long all() {
        return scaled(allPerSecond);
    }

    /** The limit of a role in a scope; systems have no role. */
    long perMinute(LimitScope scope, Role role) {
        return scaled(Objects.requireNonNullElseGet(set(scope, role), () -> declared(scope, role)));
    }

    private @Nullable Integer set(LimitScope limits, Role role) {
        return switch (limits) {
            case ANONYMOUS -> anonymous;
            case OWN_PAGES -> ownPages;
            case FESTIVAL, GIFT_CARD, VOUCHERS, OPERATIONS ->
                switch (role) {
                    case USER -> user;
                    case STAFF -> staff;
                    case ADMIN, SUPER_ADMIN -> admin;
                };
            case WALLET_READS -> walletReads;
            case WALLET_TOP_UPS -> walletTopUps;
            case WALLET_WITHDRAWALS -> walletWithdrawals;
            case WALLET_CALLBACKS -> walletCallbacks;
            case WALLET_ADMIN -> walletAdmin;
            case PARTNER -> partner;
            case SYNC -> sync;
        };
    }

    private static int declared(LimitScope limits, Role role) {
        return switch (role) {
            case USER -> limits.user();
            case STAFF -> limits.staff();
            case ADMIN, SUPER_ADMIN -> limits.admin();
        };
    }

    /** A limit that is somebody's own, multiplied like all others. */
    long scaled(int limit) {
        return Math.max(1, Math.round(Math.min(MOST, limit * scale)));
    }
}
