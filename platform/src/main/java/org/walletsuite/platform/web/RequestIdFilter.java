package org.walletsuite.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.id.RequestId;

/**
 * Gives every request an id: the caller's where it sent a valid one, else a new one; echoed, logged, and sent with
 * calls to other services.
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class RequestIdFilter extends OncePerRequestFilter {

    private static final Pattern SANE = Pattern.compile("[\\x21-\\x7e]{1,128}");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var id = request.getAttribute(ErrorResponses.REQUEST_ID) instanceof String known ? known : chosen(request);
        response.setHeader(RequestId.HEADER, id);
        request.setAttribute(ErrorResponses.REQUEST_ID, id);
        try (var _ = MDC.putCloseable(RequestId.LOG_KEY, id)) {
            // Requests proxied by the gateway carry the id even when the client sent none.
            chain.doFilter(new RequestWithHeader(request, RequestId.HEADER, id), response);
        }
    }

    private static String chosen(HttpServletRequest request) {
        var sent = request.getHeader(RequestId.HEADER);
        return sent != null && SANE.matcher(sent).matches() ? sent : Ids.next().toString();
    }

    /** Requests refused by the container arrive here as an error dispatch. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }
}
