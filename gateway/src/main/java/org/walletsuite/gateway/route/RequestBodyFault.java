package org.walletsuite.gateway.route;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The client's side of a request went wrong while its body was read: no fault of the service it was meant for. */
public class RequestBodyFault extends IOException {

    public RequestBodyFault(String message, @Nullable IOException cause) {
        super(message, cause);
    }

    /** The client takes longer for the body than it may. */
    public static final class TooSlow extends RequestBodyFault {

        public TooSlow() {
            super("The body took too long", null);
        }
    }

    /** The body is longer than is allowed. */
    public static final class TooLarge extends RequestBodyFault {

        public TooLarge() {
            super("The body is too large", null);
        }
    }
}
