package org.walletsuite.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A service that is broken below HTTP: it accepts a connection, says these bytes whatever it is asked, and hangs up. */
final class RawServer {

    private final ServerSocket socket;
    private final AtomicInteger connections = new AtomicInteger();
    private volatile String says = "";

    RawServer() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    String url() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    void says(String bytes) {
        says = bytes;
    }

    int connections() {
        return connections.get();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (var connection = socket.accept()) {
                connections.incrementAndGet();
                var asked = connection.getInputStream().read(new byte[8192]);
                if (asked > 0) {
                    connection.getOutputStream().write(says.getBytes(StandardCharsets.ISO_8859_1));
                }
            } catch (IOException e) {
                // The gateway hung up first; the next connection counts.
            }
        }
    }
}
