package org.walletsuite.platform.trace;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Names a request's trace in the logs of its error dispatch, too, which comes after its trace has ended. It is the first
 * filter behind those that begin a trace.
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
final class ErrorTraceFilter extends OncePerRequestFilter {

    private static final String LOG_KEY = "traceId";
    private static final String TRACE = ErrorTraceFilter.class.getName() + ".trace";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var current = MDC.get(LOG_KEY);
        if (current != null) {
            request.setAttribute(TRACE, current);
        } else if (request.getAttribute(TRACE) instanceof String ended) {
            try (var _ = MDC.putCloseable(LOG_KEY, ended)) {
                chain.doFilter(request, response);
            }
            return;
        }
        chain.doFilter(request, response);
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }
}
