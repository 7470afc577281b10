package org.walletsuite.platform.id;

/** The id of a request through all services, for logs and support. */
public final class RequestId {

    public static final String HEADER = "X-Request-ID";

    /** Its key in the logging context. */
    public static final String LOG_KEY = "request_id";

    private RequestId() {}
}
