package org.walletsuite.gateway.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.security.core.context.SecurityContextHolder;
import org.walletsuite.platform.family.Family;
import org.walletsuite.platform.security.Principal;

/** The kind of client that a request came from, for metrics. */
enum ClientKind {
    USER,
    STAFF,
    ADMIN,
    PARTNER,
    /** Another system, which shows a key or a signature. */
    SYSTEM,
    /** Also those whose credentials were refused. */
    ANONYMOUS;

    private final String tag = name().toLowerCase(Locale.ROOT);

    /** After authentication. Keys, secrets and signatures are judged by their services only. */
    static ClientKind of(HttpServletRequest request) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof Principal principal) {
            return of(principal);
        }
        return switch (Family.endpoints(request.getRequestURI()).credential()) {
            case API_KEY, SIGNATURE -> SYSTEM;
            case CLIENT_SECRET -> PARTNER;
            case NONE, USER_TOKEN, PARTNER_TOKEN -> ANONYMOUS;
        };
    }

    private static ClientKind of(Principal principal) {
        return switch (principal) {
            case Principal.User user ->
                switch (user.role()) {
                    case USER -> USER;
                    case STAFF -> STAFF;
                    case ADMIN, SUPER_ADMIN -> ADMIN;
                };
            case Principal.Partner _ -> PARTNER;
            case Principal.Service _ -> SYSTEM;
        };
    }

    /** As metrics name it. */
    String tag() {
        return tag;
    }
}
