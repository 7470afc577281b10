package org.walletsuite.ledger.writer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.walletsuite.platform.testing.TestDatabase;

/** A proxy whose connections break off or hang now and then: before a request arrives, or after it and before its answer is delivered. */
final class CuttingProxy implements AutoCloseable {

    private static final Duration TO_ANSWER = Duration.ofMillis(100);

    private final ServerSocket entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final String url;
    private final int port;
    private final Random random;
    private final AtomicInteger hangs = new AtomicInteger();
    private volatile int oneIn = Integer.MAX_VALUE;
    private volatile Duration hang = Duration.ZERO;

    /** Forwards to the server of this database. */
    CuttingProxy(String url, long seed) throws IOException {
        this.url = url;
        this.port = URI.create(url.substring("jdbc:".length())).getPort();
        this.random = new Random(seed);
        Thread.ofVirtual().start(this::accept);
    }

    /** The database, through this proxy. */
    JdbcConnectionDetails database() {
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return TestDatabase.APP;
            }

            @Override
            public String getPassword() {
                return TestDatabase.APP;
            }

            @Override
            public String getJdbcUrl() {
                return url.replace(":" + port + "/", ":" + entrance.getLocalPort() + "/");
            }
        };
    }

    /** From now on one of so many requests is the connection's last. */
    void cutOneIn(int requests) {
        oneIn = requests;
    }

    /** From now on so many requests or their answers are late by so much. */
    void hang(int times, Duration howLong) {
        hang = howLong;
        hangs.set(times);
    }

    private boolean isHanging() {
        return hangs.get() > 0 && random.nextInt(12) == 0 && hangs.getAndDecrement() > 0;
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
                var answersAfter = new AtomicLong(System.nanoTime());
                Thread.ofVirtual().start(() -> requests(client, server, answersAfter));
                Thread.ofVirtual().start(() -> answers(server, client, answersAfter));
            } catch (IOException e) {
                if (!entrance.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void requests(Socket client, Socket server, AtomicLong answersAfter) {
        var buffer = new byte[1 << 16];
        try (client;
                server) {
            for (var n = client.getInputStream().read(buffer);
                    n > 0;
                    n = client.getInputStream().read(buffer)) {
                if (isHanging()) {
                    if (random.nextBoolean()) {
                        Thread.sleep(hang);
                    } else {
                        answersAfter.set(System.nanoTime() + hang.toNanos());
                    }
                }
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
            // One side has closed its connection, so the other is closed too.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answers(Socket server, Socket client, AtomicLong answersAfter) {
        var buffer = new byte[1 << 16];
        try {
            for (var n = server.getInputStream().read(buffer);
                    n > 0;
                    n = server.getInputStream().read(buffer)) {
                LockSupport.parkNanos(answersAfter.get() - System.nanoTime());
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
