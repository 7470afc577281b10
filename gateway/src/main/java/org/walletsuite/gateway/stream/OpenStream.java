package org.walletsuite.gateway.stream;

import jakarta.servlet.ServletConnection;
import jakarta.servlet.http.HttpServletResponse;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.coyote.CloseNowException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.walletsuite.platform.web.DisconnectAwareProtocol.WatchedConnection;

/** An open stream from one service to one client. It is copied by its request's thread; other threads may end it. */
public final class OpenStream implements StreamOpening {

    private static final Logger LOG = LoggerFactory.getLogger(OpenStream.class);
    private static final int BUFFER = 8 * 1024;

    private final Object caller;
    private final ServletConnection client;
    private final BooleanSupplier mayListen;

    private @Nullable Closeable service;
    private boolean ended;
    private boolean over;

    OpenStream(Object caller, ServletConnection client, BooleanSupplier mayListen) {
        this.caller = caller;
        this.client = client;
        this.mayListen = mayListen;
    }

    /**
     * Copies the service's data without delay until one side or the gateway ends the stream. Nothing is read ahead: a
     * slow client makes its service wait, and loses the stream when it reads nothing for a while.
     *
     * @param answer closed to end the stream; its caller closes it too
     */
    public void carry(InputStream body, Closeable answer, HttpServletResponse response) throws IOException {
        begin(answer);
        // Clients wait for the headers.
        response.flushBuffer();
        var buffer = new byte[BUFFER];
        for (var read = read(body, buffer); read >= 0; read = read(body, buffer)) {
            response.getOutputStream().write(buffer, 0, read);
            response.flushBuffer();
        }
    }

    /** A stream ended by the gateway ends regularly; when the service breaks off, the client sees an error. */
    private int read(InputStream body, byte[] buffer) throws IOException {
        try {
            return body.read(buffer);
        } catch (SocketTimeoutException e) {
            LOG.warn("A service sent nothing on a stream, not even a heartbeat");
            return -1;
        } catch (IOException e) {
            if (isEnded()) {
                return -1;
            }
            // This exception closes the connection without a stack trace, which would otherwise be logged for each
            // client whenever a service stops.
            LOG.warn("A service broke off a stream: {}", e.toString());
            throw new CloseNowException("The service broke off", e);
        }
    }

    private synchronized void begin(Closeable answer) throws IOException {
        service = answer;
        if (ended) {
            answer.close();
        }
    }

    private synchronized boolean isEnded() {
        return ended;
    }

    boolean isOf(Object somebody) {
        return caller.equals(somebody);
    }

    /**
     * Ends a stream whose client is gone. Looking at the connection fills its read buffer, which belongs to the
     * request's thread for as long as that may read the body, so there is no look before the service has answered.
     */
    synchronized void checkClient() {
        if (service != null && !over && client instanceof WatchedConnection connection && connection.isHungUp()) {
            end();
        }
    }

    /** Ends a stream whose token is not valid any more. */
    void checkAccess() {
        if (!mayListen.getAsBoolean()) {
            end();
        }
    }

    /** Its thread then finds the end of the stream. */
    synchronized void end() {
        ended = true;
        if (service != null && !over) {
            try {
                service.close();
            } catch (IOException e) {
                LOG.debug("A stream's connection was lost already", e);
            }
        }
    }

    /** Afterwards the client's connection belongs to its next request and must not be accessed from here. */
    synchronized void letGo() {
        over = true;
    }
}
