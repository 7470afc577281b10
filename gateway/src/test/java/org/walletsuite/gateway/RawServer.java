package org.walletsuite.gateway;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** A service that is broken below HTTP: it accepts a connection, sends fixed bytes whatever the request is, and closes it. */
final class RawServer {

    private final AtomicInteger connections = new AtomicInteger();
    private final SocketServer server = new SocketServer(this::serve);
    private volatile String says = "";

    String url() {
        return server.url();
    }

    void says(String bytes) {
        says = bytes;
    }

    int connections() {
        return connections.get();
    }

    private void serve(Socket connection) throws IOException {
        try (connection) {
            connections.incrementAndGet();
            if (SocketServer.isAsked(connection)) {
                SocketServer.write(connection, says);
            }
        }
    }
}
