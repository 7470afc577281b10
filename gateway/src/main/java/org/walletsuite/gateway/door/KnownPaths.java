package org.walletsuite.gateway.door;

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

/** Answers 404 to every path that no route and nothing of the gateway's own leads to, whoever asks: so {@code /internal} and {@code /actuator} don't exist here. */
final class KnownPaths extends OncePerRequestFilter {

    /** A character escaped without need: routes would see through it, while limits and error formats go by what is written. */
    private static final Pattern DISGUISED =
            Pattern.compile("%(2[dDeE]|3[0-9]|4[1-9a-fA-F]|5[0-9aAfF]|6[1-9a-fA-F]|7[0-9aAeE])");

    private final Routes routes;
    private final Pages pages;
    private final ErrorResponses errors;

    KnownPaths(Routes routes, Pages pages, ErrorResponses errors) {
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
