package org.walletsuite.platform.error;

import java.time.Instant;
import java.util.List;
import org.springframework.http.MediaType;

/** How one API family writes an error. */
public interface ErrorDialect {

    /** The response body for an error; serialized as JSON. */
    Object body(ApiException error, RequestLine request);

    default MediaType mediaType() {
        return MediaType.APPLICATION_JSON;
    }

    /** The challenge to a caller without valid credentials: the value of {@code WWW-Authenticate}. */
    default String challenge() {
        return "Bearer";
    }

    /** What only this family refuses, where its errors carry a code. */
    default List<? extends FamilyFailure> coded() {
        return List.of();
    }

    /** The error for a caller whose role is too low for an endpoint of staff. */
    default ApiException staffRequired() {
        return new ApiException(ErrorCode.FORBIDDEN);
    }

    /**
     * The part of a request that an error may mention.
     *
     * @param requestId empty where the error is a part of a larger answer
     * @param at when it is answered; the epoch where the error is not an answer of its own
     */
    record RequestLine(String method, String path, String requestId, Instant at) {

        public RequestLine(String method, String path) {
            this(method, path, "", Instant.EPOCH);
        }
    }
}
