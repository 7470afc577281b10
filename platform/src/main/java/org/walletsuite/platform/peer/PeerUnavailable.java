package org.walletsuite.platform.peer;

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

/** A peer can't be reached, answers too late, with a server error or with what is no answer; never the same as "not found". */
public final class PeerUnavailable extends RestClientException {

    private final boolean mayHaveRun;

    public PeerUnavailable(String peer, boolean mayHaveRun, @Nullable Throwable cause) {
        super(peer + " is unavailable", cause);
        this.mayHaveRun = mayHaveRun;
    }

    /** Whether an exchange's failure proves that its request never left: there was no address, or no connection to it. */
    public static boolean isNeverSent(IOException failure) {
        return switch (failure) {
            case UnknownHostException _, NoRouteToHostException _, ConnectException _, ConnectTimeoutException _ ->
                true;
            default -> isNoConnectionFree(failure);
        };
    }

    /** Whether no connection became free in time: the one who waited noticed, or another one who gave his back. */
    public static boolean isNoConnectionFree(IOException failure) {
        return failure instanceof ConnectionRequestTimeoutException
                || (failure instanceof RequestFailedException
                        && failure.getCause() instanceof DeadlineTimeoutException);
    }

    /** Whether the peer may have received a command; false proves that it changed nothing: none was sent, or it was a read. */
    public boolean mayHaveRun() {
        return mayHaveRun;
    }
}
