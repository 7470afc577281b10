package org.walletsuite.gateway.limit;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.walletsuite.gateway.limit.RateLimit.LimitKey;
import org.walletsuite.gateway.page.Page;
import org.walletsuite.gateway.page.Pages;
import org.walletsuite.platform.directory.PartnerDirectory;
import org.walletsuite.platform.family.Family;
import org.walletsuite.platform.family.LimitScope;
import org.walletsuite.platform.id.Sha256;
import org.walletsuite.platform.security.Principal;
import org.walletsuite.platform.security.Role;

/** Resolves a request's limit key and its rate limit. */
@Component
final class LimitResolver {

    private static final String KEY = "X-API-Key";
    private static final String OPERATORS = "/actuator";
    private static final String HEALTH = "/health";

    private final LimitSettings settings;
    private final ClientAddress address;
    private final Pages pages;
    private final PartnerDirectory partners;

    LimitResolver(LimitSettings settings, ClientAddress address, Pages pages, PartnerDirectory partners) {
        this.partners = partners;
        this.settings = settings;
        this.address = address;
        this.pages = pages;
    }

    /**
     * Users and partners by their id wherever they call from, systems by their key, all others by their address; none
     * where nothing is counted.
     */
    Optional<RateLimit> limit(HttpServletRequest request) {
        return scope(request.getRequestURI()).map(scope -> limit(scope, request));
    }

    /** What the path's family says, but for what is the gateway's own; empty where requests are not counted. */
    Optional<LimitScope> scope(String path) {
        if (Page.isUnder(OPERATORS, path) || pages.areFree(path)) {
            return Optional.empty();
        }
        var isOwn = path.equals(HEALTH) || pages.have(path);
        return Optional.of(isOwn ? LimitScope.OWN_PAGES : Family.endpoints(path).scope());
    }

    private RateLimit limit(LimitScope scope, HttpServletRequest request) {
        if (scope == LimitScope.OWN_PAGES) {
            return byAddress(scope, request);
        }
        var principal = principal();
        if (principal instanceof Principal.User user) {
            return new RateLimit(scope, new LimitKey.User(user.id()), settings.perMinute(scope, user.role()));
        }
        if (principal instanceof Principal.Partner partner) {
            return new RateLimit(
                    scope, new LimitKey.Partner(partner.id(), partner.environment()), perMinute(scope, partner));
        }
        var key = request.getHeader(KEY);
        return switch (Family.endpoints(request.getRequestURI()).credential()) {
            case API_KEY ->
                key == null
                        ? byAddress(scope, request)
                        : new RateLimit(
                                scope, new LimitKey.ApiKey(Sha256.hex(key)), settings.perMinute(scope, Role.USER));
            case CLIENT_SECRET, SIGNATURE -> byAddress(scope, request);
            case NONE, USER_TOKEN, PARTNER_TOKEN -> anonymous(request);
        };
    }

    /** A partner's own limit; its scope's where its terms went between the check of its token and now. */
    private long perMinute(LimitScope scope, Principal.Partner partner) {
        return partners.terms(partner.id(), partner.environment())
                .map(terms -> settings.scaled(terms.rateLimitPerMinute()))
                .orElseGet(() -> settings.perMinute(scope, Role.USER));
    }

    /** The rate limit of an address without valid credentials. */
    RateLimit anonymous(HttpServletRequest request) {
        return byAddress(LimitScope.ANONYMOUS, request);
    }

    /** The rate limit of an address within a scope. */
    RateLimit byAddress(LimitScope scope, HttpServletRequest request) {
        return new RateLimit(scope, new LimitKey.Address(address.of(request)), settings.perMinute(scope, Role.USER));
    }

    private static @Nullable Object principal() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication == null ? null : authentication.getPrincipal();
    }
}
