package org.walletsuite.gateway.limit;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.walletsuite.gateway.limit.RateLimit.LimitKey;
import org.walletsuite.gateway.page.Pages;
import org.walletsuite.platform.family.Credential;
import org.walletsuite.platform.family.Family;
import org.walletsuite.platform.security.Principal;
import org.walletsuite.platform.security.Role;

/** Resolves a request's limit key and its rate limit. */
@Component
final class LimitResolver {

    private static final String KEY = "X-API-Key";

    private final LimitSettings settings;
    private final ClientAddress address;
    private final Pages pages;

    LimitResolver(LimitSettings settings, ClientAddress address, Pages pages) {
        this.settings = settings;
        this.address = address;
        this.pages = pages;
    }

    /** Users and partners by their id wherever they call from, systems by their key, all others by their address; none where nothing is counted. */
    Optional<RateLimit> limit(HttpServletRequest request) {
        var path = request.getRequestURI();
        return pages.areFree(path) ? Optional.empty() : BucketScope.of(path).map(scope -> limit(scope, request));
    }

    private RateLimit limit(BucketScope scope, HttpServletRequest request) {
        if (scope == BucketScope.Own.PAGES) {
            return byAddress(scope, request);
        }
        var principal = principal();
        if (principal instanceof Principal.User user) {
            return new RateLimit(scope, new LimitKey.User(user.id()), settings.perMinute(scope, user.role()));
        }
        if (principal instanceof Principal.Partner partner) {
            return new RateLimit(scope, new LimitKey.Partner(partner.id()), settings.perMinute(scope, Role.USER));
        }
        var key = request.getHeader(KEY);
        if (key != null && Family.endpoints(request.getRequestURI()).credential() == Credential.API_KEY) {
            return new RateLimit(scope, new LimitKey.ApiKey(digest(key)), settings.perMinute(scope, Role.USER));
        }
        return anonymous(request);
    }

    /** The rate limit of an address without valid credentials. */
    RateLimit anonymous(HttpServletRequest request) {
        return byAddress(BucketScope.Own.ANONYMOUS, request);
    }

    private RateLimit byAddress(BucketScope scope, HttpServletRequest request) {
        return new RateLimit(scope, new LimitKey.Address(address.of(request)), settings.perMinute(scope, Role.USER));
    }

    private static @Nullable Object principal() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication == null ? null : authentication.getPrincipal();
    }

    private static String digest(String key) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
