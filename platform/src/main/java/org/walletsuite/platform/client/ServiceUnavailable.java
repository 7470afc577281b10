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

    public ServiceUnavailable(String service, boolean mayHaveRun, @Nullable Throwable cause) {
        super(service + " is unavailable", cause);
        this.mayHaveRun = mayHaveRun;
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
}
