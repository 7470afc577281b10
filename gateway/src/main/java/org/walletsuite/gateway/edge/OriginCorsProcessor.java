package org.walletsuite.gateway.edge;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.web.ErrorResponses;

/**
 * Refuses requests from origins that are not allowed in the family's format, where Spring would answer in plain text.
 */
final class OriginCorsProcessor extends DefaultCorsProcessor {

    private final ErrorResponses errors;

    OriginCorsProcessor(ErrorResponses errors) {
        this.errors = errors;
    }

    @Override
    public boolean processRequest(
            @Nullable CorsConfiguration allowed, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var isAllowed = super.processRequest(allowed, request, response);
        if (!isAllowed) {
            errors.write(request, response, new ApiException(ErrorCode.FORBIDDEN));
        }
        return isAllowed;
    }

    @Override
    protected void rejectRequest(ServerHttpResponse response) {
        // The response is written where the request is available, too.
    }
}
