package org.walletsuite.gateway.route;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The client's side of a request failed while its body was read, so it doesn't count against the service. */
public class RequestBodyException extends IOException {

    public RequestBodyException(String message, @Nullable IOException cause) {
        super(message, cause);
    }

    /** The client takes too long to send the body. */
    public static final class TooSlow extends RequestBodyException {

        public TooSlow() {
            super("The body took too long", null);
        }
    }

    /** The body is longer than is allowed. */
    public static final class TooLarge extends RequestBodyException {

        public TooLarge() {
            super("The body is too large", null);
        }
    }
}
