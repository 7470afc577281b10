package org.walletsuite.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client that listens to a stream, and sees each byte of it. */
final class Listener implements AutoCloseable {

    /** The last chunk: an answer that ends with it is whole. */
    static final String END = "\r\n0\r\n\r\n";

    private final Socket socket;
    private final StringBuilder heard = new StringBuilder();

    Listener(int port, String path, String bearer) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + bearer + "\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Listens until these words come, or the connection ends. */
    String hears(String words) {
        try {
            var bytes = new byte[8192];
            while (heard.indexOf(words) < 0) {
                var read = socket.getInputStream().read(bytes);
                if (read < 0) {
                    break;
                }
                heard.append(new String(bytes, 0, read, StandardCharsets.ISO_8859_1));
            }
            return heard.toString();
        } catch (IOException e) {
            throw new UncheckedIOException("Heard only: " + heard, e);
        }
    }

    /** Listens to what has arrived, without waiting, and tells whether the stream was ended. */
    boolean hasEnded() throws IOException {
        while (socket.getInputStream().available() > 0) {
            heard.append((char) socket.getInputStream().read());
        }
        return heard.indexOf(END) >= 0;
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
