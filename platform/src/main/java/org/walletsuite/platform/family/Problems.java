package org.walletsuite.platform.family;

import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorDialect;

/** Errors outside the families that have a format of their own: RFC 9457 problems. */
final class Problems implements ErrorDialect {

    @Override
    public Object body(ApiException error, RequestLine request) {
        var problem = ProblemDetail.forStatus(error.code().status());
        if (error.message() != null) {
            problem.setDetail(error.message());
        }
        if (!error.fields().isEmpty()) {
            problem.setProperty("errors", error.fields());
        }
        return problem;
    }

    @Override
    public MediaType mediaType() {
        return MediaType.APPLICATION_PROBLEM_JSON;
    }
}
