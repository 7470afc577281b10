package org.walletsuite.gateway.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.web.ErrorResponses;

/**
 * Refuses requests whose Connection header names a significant header, because without its key or token the request
 * would mean something else.
 */
final class ConnectionOptionFilter extends OncePerRequestFilter {

    private static final Set<String> USUAL =
            Set.of("", "close", "keep-alive", "upgrade", "http2-settings", "te", "proxy-connection");

    private final ErrorResponses errors;

    ConnectionOptionFilter(ErrorResponses errors) {
        this.errors = errors;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var options = Collections.list(request.getHeaders(HttpHeaders.CONNECTION)).stream()
                .flatMap(line -> Stream.of(line.split(",", -1)))
                .map(option -> option.strip().toLowerCase(Locale.ROOT));
        if (options.allMatch(USUAL::contains)) {
            chain.doFilter(request, response);
        } else {
            errors.write(
                    request,
                    response,
                    new ApiException(ErrorCode.VALIDATION_ERROR, "The Connection header names another header."));
        }
    }
}
