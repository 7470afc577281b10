package org.walletsuite.ledger.transfer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Random;

/** A way to a server that now and then breaks off: before a request arrives, or after it and before its answer comes back. */
final class CuttingProxy implements AutoCloseable {

    private static final Duration TO_ANSWER = Duration.ofMillis(100);

    private final ServerSocket entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int port;
    private final Random random;
    private volatile int oneIn = Integer.MAX_VALUE;

    CuttingProxy(int port, long seed) throws IOException {
        this.port = port;
        this.random = new Random(seed);
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return entrance.getLocalPort();
    }

    /** From now on one of so many requests is the connection's last. */
    void cutOneIn(int requests) {
        oneIn = requests;
    }

    @Override
    public void close() throws IOException {
        entrance.close();
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                var client = entrance.accept();
                var server = new Socket(InetAddress.getLoopbackAddress(), port);
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                Thread.ofVirtual().start(() -> requests(client, server));
                Thread.ofVirtual().start(() -> answers(server, client));
            } catch (IOException e) {
                if (!entrance.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void requests(Socket client, Socket server) {
        var buffer = new byte[1 << 16];
        try (client;
                server) {
            for (var n = client.getInputStream().read(buffer);
                    n > 0;
                    n = client.getInputStream().read(buffer)) {
                var isLast = random.nextInt(oneIn) == 0;
                if (!isLast || random.nextBoolean()) {
                    server.getOutputStream().write(buffer, 0, n);
                }
                if (isLast) {
                    client.close();
                    Thread.sleep(TO_ANSWER);
                    return;
                }
            }
        } catch (IOException e) {
            // One of the two has gone, and the other goes with it.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answers(Socket server, Socket client) {
        var buffer = new byte[1 << 16];
        try {
            for (var n = server.getInputStream().read(buffer);
                    n > 0;
                    n = server.getInputStream().read(buffer)) {
                if (!client.isClosed()) {
                    client.getOutputStream().write(buffer, 0, n);
                }
            }
            client.close();
        } catch (IOException e) {
            // As above.
        }
    }
}
