package org.walletsuite.gateway.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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
        if (isOurs(request.getRequestURI()) || routes.lead(request)) {
            chain.doFilter(request, response);
        } else {
            errors.write(request, response, new ApiException(ErrorCode.NOT_FOUND));
        }
    }

    private boolean isOurs(String path) {
        return path.equals("/health") || pages.have(path);
    }
}
