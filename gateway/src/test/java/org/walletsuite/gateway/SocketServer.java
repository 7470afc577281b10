package org.walletsuite.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A service on loopback that speaks in bytes, and says to each connection what it is made to say. */
final class SocketServer {

    private final ServerSocket socket;
    private final Talk talk;

    SocketServer(Talk talk) {
        this.talk = talk;
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** What it says to who connected, before the next one is let in. */
    @FunctionalInterface
    interface Talk {
        void with(Socket connection) throws IOException;
    }

    String url() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    /** Waits until something is asked; false when the client hangs up instead. */
    static boolean isAsked(Socket connection) throws IOException {
        return connection.getInputStream().read(new byte[8192]) > 0;
    }

    static void write(Socket connection, String bytes) throws IOException {
        connection.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                talk.with(socket.accept());
            } catch (IOException e) {
                // The gateway hung up first; the next connection counts.
            }
        }
    }
}
