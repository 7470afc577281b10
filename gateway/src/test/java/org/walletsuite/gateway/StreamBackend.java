package org.walletsuite.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A service that answers each request with an event stream, sends only what a test writes to it, and notices when the client disconnects. */
final class StreamBackend {

    private static final String HEAD = String.join(
            "\r\n",
            "HTTP/1.1 200 OK",
            "Content-Type: text/event-stream",
            "Cache-Control: no-cache",
            "Connection: close",
            "Transfer-Encoding: chunked",
            "",
            "");

    private final BlockingQueue<Line> lines = new LinkedBlockingQueue<>();
    private final SocketServer server =
            new SocketServer(connection -> Thread.ofVirtual().start(new Line(connection)::listen));

    String url() {
        return server.url();
    }

    /** The oldest stream that no test has taken yet. */
    Line next() throws InterruptedException {
        return Objects.requireNonNull(lines.poll(1, TimeUnit.MINUTES), "nobody asked for a stream");
    }

    int requests() {
        return lines.size();
    }

    /** Ends all streams that no test has taken. */
    void reset() {
        for (var line = lines.poll(); line != null; line = lines.poll()) {
            line.breakOff();
        }
    }

    /** One stream. */
    final class Line {

        private final Socket connection;
        private final CountDownLatch hungUp = new CountDownLatch(1);

        private Line(Socket connection) {
            this.connection = connection;
        }

        void say(String events) throws IOException {
            write(Integer.toHexString(events.length()) + "\r\n" + events + "\r\n");
        }

        void end() throws IOException {
            write("0\r\n\r\n");
        }

        void breakOff() {
            try {
                connection.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        boolean isHungUp() {
            return hungUp.getCount() == 0;
        }

        private void listen() {
            try {
                if (SocketServer.isAsked(connection)) {
                    begin();
                    connection.getInputStream().read();
                }
            } catch (IOException e) {
                // Connection reset: the gateway closed it without reading on.
            } finally {
                hungUp.countDown();
            }
        }

        private synchronized void begin() throws IOException {
            lines.add(this);
            write(HEAD);
        }

        private synchronized void write(String bytes) throws IOException {
            SocketServer.write(connection, bytes);
        }
    }
}
