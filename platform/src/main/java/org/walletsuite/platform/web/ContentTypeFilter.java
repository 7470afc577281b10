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
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * JSON is UTF-8 (RFC 8259), so no parameter of its media type is looked at, a charset least of all; and a range of media
 * types is none that a body can have, though Spring would take it for one and stumble.
 */
final class ContentTypeFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var sent = request.getContentType();
        var meant = sent == null || sent.equals(MediaType.APPLICATION_JSON_VALUE) ? sent : meant(sent);
        chain.doFilter(meant == null || meant.equals(sent) ? request : new Typed(request, meant), response);
    }

    private static String meant(String sent) {
        var end = sent.indexOf(';');
        var type = (end < 0 ? sent : sent.substring(0, end)).strip();
        if (type.indexOf('*') >= 0) {
            return MediaType.APPLICATION_OCTET_STREAM_VALUE;
        }
        return isJson(type.toLowerCase(Locale.ROOT)) ? type : sent;
    }

    private static boolean isJson(String type) {
        return type.equals(MediaType.APPLICATION_JSON_VALUE)
                || (type.startsWith("application/") && type.endsWith("+json"));
    }

    private static final class Typed extends HttpServletRequestWrapper {

        private final String type;

        Typed(HttpServletRequest request, String type) {
            super(request);
            this.type = type;
        }

        @Override
        public String getContentType() {
            return type;
        }

        @Override
        public @Nullable String getHeader(String name) {
            return HttpHeaders.CONTENT_TYPE.equalsIgnoreCase(name) ? type : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return HttpHeaders.CONTENT_TYPE.equalsIgnoreCase(name)
                    ? Collections.enumeration(List.of(type))
                    : super.getHeaders(name);
        }
    }
}
