package org.walletsuite.gateway.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;
import org.walletsuite.gateway.page.Pages;
import org.walletsuite.gateway.route.Routes;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.web.ErrorResponses;

/**
 * Answers 404 for every path without a route or a handler of the gateway, with any token: so {@code /internal} and
 * {@code /actuator} don't exist here.
 */
final class KnownPathFilter extends OncePerRequestFilter {

    /** A needlessly escaped character: routes would decode it, while limits and error formats use the raw path. */
    private static final Pattern DISGUISED =
            Pattern.compile("%(2[dDeE]|3[0-9]|4[1-9a-fA-F]|5[0-9aAfF]|6[1-9a-fA-F]|7[0-9aAeE])");

    private final Routes routes;
    private final Pages pages;
    private final ErrorResponses errors;

    KnownPathFilter(Routes routes, Pages pages, ErrorResponses errors) {
        this.routes = routes;
        this.pages = pages;
        this.errors = errors;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var path = request.getRequestURI();
        if (!DISGUISED.matcher(path).find() && (isOurs(path) || routes.lead(request))) {
            chain.doFilter(request, response);
        } else {
            errors.write(request, response, new ApiException(ErrorCode.NOT_FOUND));
        }
    }

    private boolean isOurs(String path) {
        return path.equals("/health") || pages.have(path);
    }
}
