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

/** Gives every request an id: the caller's where it sent a sane one, else a new one; echoed, logged, and passed on to peers. */
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
            // What the gateway proxies on carries the id even when the client sent none.
            chain.doFilter(new RequestWithHeader(request, RequestId.HEADER, id), response);
        }
    }

    private static String chosen(HttpServletRequest request) {
        var sent = request.getHeader(RequestId.HEADER);
        return sent != null && SANE.matcher(sent).matches() ? sent : Ids.next().toString();
    }

    /** What the container refused by itself comes here first as an error. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }
}
