package org.walletsuite.partnersync.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A partner's endpoint on loopback, which answers as it is told to: with a status, with nonsense, or not at all. */
public final class WebhookReceiver implements AutoCloseable {

    private final ServerSocket server;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger mostOpen = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Behaviour behaviour = answering(200, "ok");

    /** What the endpoint does with a request that it has read. */
    @FunctionalInterface
    public interface Behaviour {
        void answer(Received request, OutputStream out) throws IOException;
    }

    /**
     * A request.
     *
     * @param headers by their names in lower case
     * @param body the very bytes
     */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
    public record Received(String line, Map<String, String> headers, byte[] body, long nanos) {

        public String text() {
            return new String(body, UTF_8);
        }

        public String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    public WebhookReceiver() {
        try {
            server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("receiver").start(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    public String url() {
        return "http://127.0.0.1:" + port() + "/hooks?k=v";
    }

    public void does(Behaviour another) {
        behaviour = another;
    }

    public static Behaviour answering(int status, String body) {
        return (_, out) -> out.write(("HTTP/1.1 " + status + " So\r\nContent-Length: " + body.getBytes(UTF_8).length
                        + "\r\nConnection: close\r\n\r\n" + body)
                .getBytes(UTF_8));
    }

    public static Behaviour saying(byte[] raw) {
        return (_, out) -> out.write(raw);
    }

    /** Reads the request and says nothing until the test ends. */
    public Behaviour hanging() {
        return (_, _) -> {
            try {
                closed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    /** All requests so far, in the order in which they came. */
    public List<Received> received() {
        return List.copyOf(received);
    }

    /** How many requests it had at the same time. */
    public int mostAtOnce() {
        return mostOpen.get();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var request = read(socket.getInputStream());
            received.add(request);
            mostOpen.accumulateAndGet(open.incrementAndGet(), Math::max);
            try {
                behaviour.answer(request, socket.getOutputStream());
                socket.getOutputStream().flush();
            } finally {
                open.decrementAndGet();
            }
        } catch (IOException _) {
            return; // The client has gone.
        }
    }

    private static Received read(InputStream in) throws IOException {
        var line = line(in);
        var headers = new TreeMap<String, String>();
        for (var header = line(in); !header.isEmpty(); header = line(in)) {
            var colon = header.indexOf(':');
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        var length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        return new Received(line, headers, in.readNBytes(length), System.nanoTime());
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (var next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("The request is cut off");
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(ISO_8859_1);
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
