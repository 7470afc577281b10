package org.walletsuite.runner.observe;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.walletsuite.runner.SuiteOptions;

/** Another system whose users are kept in step with the suite's: it accepts whatever it is sent, and has no users itself. */
public final class OtherSystem implements AutoCloseable {

    private static final byte[] ACCEPTED =
            "{\"success\":true,\"code\":\"SUCCESS\",\"users\":[],\"count\":0,\"total\":0}"
                    .getBytes(StandardCharsets.UTF_8);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final String key = UUID.randomUUID().toString();

    private OtherSystem(HttpServer server) {
        this.server = server;
    }

    public static OtherSystem start() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var system = new OtherSystem(server);
        server.createContext("/", OtherSystem::accept);
        server.setExecutor(system.threads);
        server.start();
        return system;
    }

    private static void accept(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, ACCEPTED.length);
            exchange.getResponseBody().write(ACCEPTED);
        }
    }

    /** A suite that knows this system. */
    public SuiteOptions knownTo(SuiteOptions options) {
        return options.withEnvironment(
                        "MIDAN_API_URL",
                        "http://127.0.0.1:" + server.getAddress().getPort())
                .withEnvironment("MIDAN_WEBHOOK_KEY", UUID.randomUUID().toString())
                .withEnvironment("WALLET_API_KEY", key);
    }

    /** What it shows to be let in. */
    String key() {
        return key;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
