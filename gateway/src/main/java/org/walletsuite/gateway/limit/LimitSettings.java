package org.walletsuite.gateway.limit;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import org.walletsuite.platform.security.Role;

/**
 * How many requests are answered, per minute and caller but for the first.
 *
 * @param scale multiplies all of them; the result is at least one
 * @param allPerSecond sent on to services, for all callers together, per second
 * @param anonymous for everybody without a token, by address
 * @param ownPages of the gateway's health and documentation, by address
 * @param user in each family for people; {@code staff} and {@code admin} likewise
 * @param walletReads of the main wallet; likewise its {@code walletTopUps}, {@code walletWithdrawals}, {@code walletAdmin}
 * @param partner for each partner that has no limit of its own
 * @param sync for each key of a system
 * @param callers how many are remembered at the most
 */
@Validated
@ConfigurationProperties("gateway.limits")
record LimitSettings(
        @Positive @DefaultValue("1") double scale,
        @Positive @DefaultValue("1000") int allPerSecond,
        @Positive @DefaultValue("60") int anonymous,
        @Positive @DefaultValue("600") int ownPages,
        @Positive @DefaultValue("300") int user,
        @Positive @DefaultValue("6000") int staff,
        @Positive @DefaultValue("6000") int admin,
        @Positive @DefaultValue("60") int walletReads,
        @Positive @DefaultValue("10") int walletTopUps,
        @Positive @DefaultValue("10") int walletWithdrawals,
        @Positive @DefaultValue("30") int walletAdmin,
        @Positive @DefaultValue("100") int partner,
        @Positive @DefaultValue("60") int sync,
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
                    case FESTIVAL, GIFT_CARD, VOUCHERS -> forPeople(role);
                    case WALLET_READS -> walletReads;
                    case WALLET_TOP_UPS -> walletTopUps;
                    case WALLET_WITHDRAWALS -> walletWithdrawals;
                    case WALLET_ADMIN -> walletAdmin;
                    case PARTNER -> partner;
                    case SYNC -> sync;
                    case ANONYMOUS -> anonymous;
                    case OWN_PAGES -> ownPages;
                });
    }

    private int forPeople(Role role) {
        return switch (role) {
            case USER -> user;
            case STAFF -> staff;
            case ADMIN, SUPER_ADMIN -> admin;
        };
    }

    private long scaled(int limit) {
        return Math.max(1, Math.round(Math.min(MOST, limit * scale)));
    }
}
