package org.walletsuite.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client that reads a stream byte by byte. */
final class StreamClient implements AutoCloseable {

    /** The last chunk: an answer that ends with it is complete. */
    static final String END = "\r\n0\r\n\r\n";

    private final Socket socket;
    private final StringBuilder received = new StringBuilder();

    StreamClient(int port, String path, String bearer) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(60_000);
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + bearer + "\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads until this text comes, or the connection ends. */
    String hears(String words) {
        try {
            var bytes = new byte[8192];
            while (received.indexOf(words) < 0) {
                var read = socket.getInputStream().read(bytes);
                if (read < 0) {
                    break;
                }
                received.append(new String(bytes, 0, read, StandardCharsets.ISO_8859_1));
            }
            return received.toString();
        } catch (IOException e) {
            throw new UncheckedIOException("Received only: " + received, e);
        }
    }

    /** Reads what has arrived, without waiting, and returns whether the stream was ended. */
    boolean hasEnded() throws IOException {
        while (socket.getInputStream().available() > 0) {
            received.append((char) socket.getInputStream().read());
        }
        return received.indexOf(END) >= 0;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
