package org.walletsuite.gateway.limit;

import static org.walletsuite.platform.testing.Patience.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A real Redis on loopback, from Debian's package redis-server, that a test may kill and stop. */
public final class RedisServer implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/bin/redis-server");

    private final int port = freePort();
    private @Nullable Process process;

    /** Where it isn't, tests of shared limits are skipped. */
    public static boolean isInstalled() {
        return Files.isExecutable(PROGRAM);
    }

    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    /** Always on the same port, and always empty. */
    public RedisServer start() {
        try {
            var command = new ProcessBuilder(
                    PROGRAM.toString(),
                    "--port",
                    Integer.toString(port),
                    "--bind",
                    "127.0.0.1",
                    "--save",
                    "",
                    "--appendonly",
                    "no");
            process = command.directory(Files.createTempDirectory("redis").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await().until(this::answers);
        return this;
    }

    public void kill() {
        var running = process;
        process = null;
        if (running != null) {
            try {
                running.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Connections stay open, and nothing is answered. */
    public void hang() {
        signal("STOP");
    }

    public void resume() {
        signal("CONT");
    }

    @Override
    public void close() {
        kill();
    }

    private void signal(String name) {
        var running = process;
        if (running != null) {
            try {
                new ProcessBuilder(List.of("kill", "-" + name, Long.toString(running.pid())))
                        .start()
                        .waitFor();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private boolean answers() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            return socket.getInputStream().read() == '+';
        } catch (IOException _) {
            return false;
        }
    }

    /** Below those of outgoing connections, so that no other module's connection takes it while no server runs. */
    private static int freePort() {
        while (true) {
            var port = ThreadLocalRandom.current().nextInt(15_000, 32_000);
            try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return port;
            } catch (BindException _) {
                // In use; try the next one.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
