package org.walletsuite.platform.error;

import org.springframework.http.MediaType;

/** How one API family writes an error. */
public interface ErrorDialect {

    /** The response body for an error; serialized as JSON. */
    Object body(ApiException error, RequestLine request);

    default MediaType mediaType() {
        return MediaType.APPLICATION_JSON;
    }

    /** The part of a request that an error may mention. */
    record RequestLine(String method, String path) {}
}
