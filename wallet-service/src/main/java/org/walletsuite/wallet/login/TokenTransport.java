package org.walletsuite.wallet.login;

import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.error.ApiException;

/** How a refresh token travels; a cookie counts only where the client asks for it, which no other site's page can. */
enum TokenTransport {
    BODY,
    COOKIE;

    static final String HEADER = "X-Token-Transport";

    static final String DESCRIPTION = "With \"cookie\" the refresh token travels in a cookie that scripts cannot read,"
            + " and is left out of bodies.";

    /** Throws an error that names the header for any other value. */
    static TokenTransport of(@Nullable String header) {
        if (header == null) {
            return BODY;
        }
        if (!header.equalsIgnoreCase("cookie")) {
            throw ApiException.invalid(HEADER, "Must be cookie, or left out.");
        }
        return COOKIE;
    }
}
