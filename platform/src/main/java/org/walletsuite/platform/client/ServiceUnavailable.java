package org.walletsuite.platform.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.impl.classic.RequestFailedException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.util.DeadlineTimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.client.RestClientException;

/**
 * Another service can't be reached, answers too late, with a server error or unreadably; never the same as "not found".
 */
public final class ServiceUnavailable extends RestClientException {

    private final boolean mayHaveRun;
    private final boolean down;

    public ServiceUnavailable(String service, boolean mayHaveRun, @Nullable Throwable cause) {
        this(service + " is unavailable", mayHaveRun, true, cause);
    }

    private ServiceUnavailable(String message, boolean mayHaveRun, boolean down, @Nullable Throwable cause) {
        super(message, cause);
        this.mayHaveRun = mayHaveRun;
        this.down = down;
    }

    /** The service is up, but fails at this request; it may do so each time. */
    public static ServiceUnavailable failing(String service, boolean mayHaveRun) {
        return new ServiceUnavailable(service + " fails at this request", mayHaveRun, false, null);
    }

    /** Whether a failure proves that the request was never sent: there was no address, or no connection to it. */
    public static boolean isNeverSent(IOException failure) {
        return switch (failure) {
            case UnknownHostException _, NoRouteToHostException _, ConnectException _, ConnectTimeoutException _ ->
                true;
            default -> isNoConnectionFree(failure);
        };
    }

    /** Whether no connection of the pool became free in time; the pool reports that in two ways. */
    public static boolean isNoConnectionFree(IOException failure) {
        return failure instanceof ConnectionRequestTimeoutException
                || (failure instanceof RequestFailedException
                        && failure.getCause() instanceof DeadlineTimeoutException);
    }

    /**
     * Whether the service may have received a command; false proves that nothing was changed: none was sent, or it was
     * a read.
     */
    public boolean mayHaveRun() {
        return mayHaveRun;
    }

    /** Whether every request meets this, so that waiting helps; otherwise it may be the one request's own. */
    public boolean isDown() {
        return down;
    }
}
