package org.walletsuite.runner;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.SequencedSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * The endpoint of the sample partners' webhooks, each below its own id. It does what a partner's should do: it verifies the
 * signatures over the bytes that came, and recognizes what it had before. One line for each webhook goes to a file.
 */
final class WebhookReceiver implements AutoCloseable {

    static final String NAME = "webhooks";

    static final int LONGEST_BODY = 64 * 1024;

    /** So many ids are remembered; a webhook's last retry comes half an hour after it. */
    private static final int REMEMBERED = 10_000;

    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int CONTENT_TOO_LARGE = 413;
    private static final int INTERNAL_SERVER_ERROR = 500;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Path secrets;
    private final LogFile log;
    private final Clock clock;
    private final SequencedSet<String> seen = new LinkedHashSet<>();

    private WebhookReceiver(HttpServer server, Path secrets, LogFile log, Clock clock) {
        this.server = server;
        this.secrets = secrets;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Listens on the loopback interface.
     *
     * @param secrets the file of the sample partners' secrets, read for each webhook because secrets are rotated
     */
    static WebhookReceiver start(int port, Path secrets, LogFile log, Clock clock) throws IOException {
        if (!Files.exists(log.path())) {
            Files.createFile(log.path());
        }
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        var receiver = new WebhookReceiver(server, secrets, log, clock);
        server.createContext("/", receiver::answer);
        server.setExecutor(receiver.threads);
        server.start();
        return receiver;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            int status;
            try {
                status = receive(exchange);
            } catch (IOException _) {
                status = INTERNAL_SERVER_ERROR; // The sender tries again.
            }
            exchange.sendResponseHeaders(status, -1);
        }
    }

    private int receive(HttpExchange exchange) throws IOException {
        var partner = exchange.getRequestURI().getPath().substring(1);
        var secret = secret(partner);
        if (secret.isEmpty()) {
            return NOT_FOUND;
        }
        if (!exchange.getRequestMethod().equals("POST")) {
            return METHOD_NOT_ALLOWED;
        }
        var body = exchange.getRequestBody().readNBytes(LONGEST_BODY + 1);
        if (body.length > LONGEST_BODY) {
            write(partner, "refused: more than " + LONGEST_BODY + " bytes", null);
            return CONTENT_TOO_LARGE;
        }
        var headers = exchange.getRequestHeaders();
        var signatures = WebhookSignatures.verify(headers::getFirst, body, secret.get(), clock.instant());
        var text = ReceivedWebhook.of(body) + "  " + signatures;
        // What anybody may have sent is not remembered: it would make the real one look like a duplicate.
        write(partner, text, signatures.anyHolds() ? headers.getFirst(WebhookSignatures.ID) : null);
        return signatures.anyHolds() ? OK : UNAUTHORIZED;
    }

    private Optional<String> secret(String partner) throws IOException {
        var known = new Properties();
        if (Files.exists(secrets)) {
            try (var reader = Files.newBufferedReader(secrets)) {
                known.load(reader);
            }
        }
        return Optional.ofNullable(known.getProperty(partner + ".webhook_secret"));
    }

    /** An id counts as seen once its line is written. */
    private synchronized void write(String partner, String text, @Nullable String id) throws IOException {
        var key = partner + " " + id;
        var duplicate = id != null && seen.contains(key) ? ", duplicate" : "";
        var time = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var line = String.format(Locale.ROOT, "%s  %-13s  %s%s%n", time, partner, text, duplicate);
        log.rotate();
        Files.writeString(
                log.path(), line, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        if (id != null && seen.add(key) && seen.size() > REMEMBERED) {
            seen.removeFirst();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
