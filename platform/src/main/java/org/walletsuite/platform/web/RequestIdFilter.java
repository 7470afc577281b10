package org.walletsuite.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
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
            chain.doFilter(new Identified(request, id), response);
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

    /** What the gateway proxies on carries the id even when the client sent none. */
    private static final class Identified extends HttpServletRequestWrapper {

        private final String id;

        Identified(HttpServletRequest request, String id) {
            super(request);
            this.id = id;
        }

        @Override
        public @Nullable String getHeader(String name) {
            return RequestId.HEADER.equalsIgnoreCase(name) ? id : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return RequestId.HEADER.equalsIgnoreCase(name)
                    ? Collections.enumeration(List.of(id))
                    : super.getHeaders(name);
        }

        @Override
        public Enumeration<String> getHeaderNames() {
            var names = Collections.list(super.getHeaderNames());
            if (names.stream().noneMatch(RequestId.HEADER::equalsIgnoreCase)) {
                names.add(RequestId.HEADER);
            }
            return Collections.enumeration(names);
        }
    }
}
