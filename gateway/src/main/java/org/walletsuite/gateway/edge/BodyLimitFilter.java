package org.walletsuite.gateway.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.web.ErrorResponses;

/**
 * Refuses bodies that are too large, immediately by their declared length or while they stream, and encodings that no
 * service reads.
 */
final class BodyLimitFilter extends OncePerRequestFilter {

    private final EdgeSettings settings;
    private final ErrorResponses errors;

    BodyLimitFilter(EdgeSettings settings, ErrorResponses errors) {
        this.settings = settings;
        this.errors = errors;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var limit = limit(request).toBytes();
        var encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (request.getContentLengthLong() > limit) {
            errors.write(request, response, new ApiException(ErrorCode.PAYLOAD_TOO_LARGE));
        } else if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            errors.write(request, response, new ApiException(ErrorCode.UNSUPPORTED_MEDIA_TYPE));
        } else {
            chain.doFilter(new StreamedBodyRequest(request, limit, settings.bodyTimeout()), response);
        }
    }

    private DataSize limit(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/")
                ? settings.maxMultipart()
                : settings.maxBody();
    }
}
