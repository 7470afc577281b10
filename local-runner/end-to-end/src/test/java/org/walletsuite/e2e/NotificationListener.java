package org.walletsuite.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.walletsuite.runner.fixture.GatewayClient;
import tools.jackson.databind.json.JsonMapper;

/** A client that keeps a stream of notifications open: it connects again with the last id, whatever ended the stream. */
final class NotificationListener implements AutoCloseable {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final URI stream;
    private final String token;
    private final List<String> titles = new CopyOnWriteArrayList<>();
    private final AtomicInteger connected = new AtomicInteger();
    private final Thread listening;
    private volatile boolean closed;
    private @Nullable String lastId;

    NotificationListener(URI gateway, GatewayClient user) {
        stream = URI.create(gateway + "/notifications/stream");
        token = Objects.requireNonNull(user.token());
        listening = Thread.ofVirtual().start(this::listen);
    }

    /** The titles of all events that have come, in their order. */
    List<String> titles() {
        return titles;
    }

    /** How many times a stream was opened. */
    int connected() {
        return connected.get();
    }

    private void listen() {
        while (!closed) {
            try {
                read();
            } catch (InterruptedException e) {
                return;
            } catch (IOException e) {
                // The gateway can't be reached, or the stream was broken off.
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private void read() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(stream).header("Authorization", "Bearer " + token);
        if (lastId != null) {
            request.header("Last-Event-ID", lastId);
        }
        var answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofLines());
        try (var lines = answer.body()) {
            if (answer.statusCode() == 200) {
                connected.incrementAndGet();
                lines.forEach(this::take);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void take(String line) {
        if (line.startsWith("id: ")) {
            lastId = line.substring(4);
        } else if (line.startsWith("data: ")) {
            titles.add(
                    JsonMapper.shared().readTree(line.substring(6)).get("title").asString());
        }
    }

    @Override
    public void close() {
        closed = true;
        listening.interrupt();
    }
}
