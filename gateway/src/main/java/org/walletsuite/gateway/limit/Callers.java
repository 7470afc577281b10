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
import org.walletsuite.gateway.limit.Allowance.Who;
import org.walletsuite.gateway.page.Pages;
import org.walletsuite.platform.family.Credential;
import org.walletsuite.platform.family.Family;
import org.walletsuite.platform.security.Principal;
import org.walletsuite.platform.security.Role;

/** Who is asking, as far as the gateway can tell, and what that caller is allowed. */
@Component
final class Callers {

    private static final String KEY = "X-API-Key";

    private final LimitSettings settings;
    private final ClientAddress address;
    private final Pages pages;

    Callers(LimitSettings settings, ClientAddress address, Pages pages) {
        this.settings = settings;
        this.address = address;
        this.pages = pages;
    }

    /** Users and partners by their id wherever they call from, systems by their key, all others by their address; none where nothing is counted. */
    Optional<Allowance> allowance(HttpServletRequest request) {
        var path = request.getRequestURI();
        return pages.areFree(path) ? Optional.empty() : Scope.of(path).map(scope -> allowance(scope, request));
    }

    private Allowance allowance(Scope scope, HttpServletRequest request) {
        if (scope == Scope.Own.PAGES) {
            return byAddress(scope, request);
        }
        var principal = principal();
        if (principal instanceof Principal.User user) {
            return new Allowance(scope, new Who.Person(user.id()), settings.perMinute(scope, user.role()));
        }
        if (principal instanceof Principal.Partner partner) {
            return new Allowance(scope, new Who.Partner(partner.id()), settings.perMinute(scope, Role.USER));
        }
        var key = request.getHeader(KEY);
        if (key != null && Family.endpoints(request.getRequestURI()).credential() == Credential.API_KEY) {
            return new Allowance(scope, new Who.Key(digest(key)), settings.perMinute(scope, Role.USER));
        }
        return anonymous(request);
    }

    /** What an address is allowed without credentials that count. */
    Allowance anonymous(HttpServletRequest request) {
        return byAddress(Scope.Own.ANONYMOUS, request);
    }

    private Allowance byAddress(Scope scope, HttpServletRequest request) {
        return new Allowance(scope, new Who.Address(address.of(request)), settings.perMinute(scope, Role.USER));
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
