package org.walletsuite.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * JSON is UTF-8 (RFC 8259), so parameters of its media type, such as a charset, are ignored. A range of media types
 * isn't valid for a body, but Spring would accept it and fail later.
 */
final class ContentTypeFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var sent = request.getContentType();
        var meant = sent == null || sent.equals(MediaType.APPLICATION_JSON_VALUE) ? sent : meant(sent);
        chain.doFilter(
                meant == null || meant.equals(sent)
                        ? request
                        : new RequestWithHeader(request, HttpHeaders.CONTENT_TYPE, meant),
                response);
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
}
