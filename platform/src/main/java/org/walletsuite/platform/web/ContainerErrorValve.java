package org.walletsuite.platform.web;

import java.io.IOException;
import java.util.Objects;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.id.RequestId;

/**
 * Writes the errors of requests that Tomcat refuses before any filter in the requested family's format, instead of its
 * HTML page.
 */
final class ContainerErrorValve extends ErrorReportValve {

    private final ErrorResponses errors;

    ContainerErrorValve(ErrorResponses errors) {
        this.errors = errors;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable error) {
        if (response.getStatus() < HttpStatus.BAD_REQUEST.value()
                || response.getContentWritten() > 0
                || !response.setErrorReported()) {
            return;
        }
        try {
            var id = response.getHeader(RequestId.HEADER);
            if (id == null) {
                id = Ids.next().toString();
                response.setHeader(RequestId.HEADER, id);
            }
            var line = errors.line(
                    Objects.requireNonNullElse(request.getMethod(), ""),
                    Objects.requireNonNullElse(request.getRequestURI(), "/"),
                    id);
            errors.write(line, false, response, refusal(response.getStatus()));
            response.finishResponse();
        } catch (IOException e) {
            container.getLogger().debug("The client disconnected", e);
        }
    }

    /** Tomcat's other statuses, 501 and 505 included, are always about the request. */
    private static ApiException refusal(int status) {
        for (var code : ErrorCode.values()) {
            if (code.status().value() == status) {
                return new ApiException(code);
            }
        }
        return new ApiException(ErrorCode.VALIDATION_ERROR, "The request is not understood.");
    }
}
