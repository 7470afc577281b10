package org.walletsuite.gateway.route;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;

/**
 * Where cookies pass: to and from the endpoints that give, renew and end a browser's refresh token. No other part of a
 * service sees a cookie or sets one, so that none can ever stand for a token there.
 */
final class TokenCookies {

    static final String ANSWERED = "set-cookie";
    static final String SENT = "cookie";

    private static final Pattern PATHS = Pattern.compile("/account/(login|logout|token/refresh|password/update)/?");

    private TokenCookies() {}

    static boolean pass(HttpServletRequest request) {
        return PATHS.matcher(request.getRequestURI()).matches();
    }
}
