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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client that keeps a stream of notifications open: it connects again with the last id, whatever ended the stream. */
final class NotificationListener implements AutoCloseable {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final URI stream;
    private final String token;
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private final AtomicInteger connected = new AtomicInteger();
    private final Thread listening;
    private volatile boolean closed;
    private @Nullable String lastId;
    private boolean open;
    private @Nullable String id;
    private @Nullable String data;

    /** Begins with what comes from now on. */
    static NotificationListener of(URI gateway, GatewayClient user) {
        return new NotificationListener(gateway, user, null);
    }

    /** Goes on after the notification with this id. */
    static NotificationListener after(URI gateway, GatewayClient user, String lastId) {
        return new NotificationListener(gateway, user, lastId);
    }

    private NotificationListener(URI gateway, GatewayClient user, @Nullable String lastId) {
        this.stream = URI.create(gateway + "/notifications/stream");
        this.token = Objects.requireNonNull(user.token());
        this.lastId = lastId;
        this.listening = Thread.ofVirtual().start(this::listen);
    }

    /** All notifications that have come, in their order. */
    List<JsonNode> events() {
        return events;
    }

    /** Those of one type. */
    List<JsonNode> events(String type) {
        return events.stream()
                .filter(event -> event.get("notification_type").asString().equals(type))
                .toList();
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
        open = false;
        id = lastId;
        data = null;
        var answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofLines());
        try (var lines = answer.body()) {
            if (answer.statusCode() == 200) {
                lines.forEach(this::take);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void take(String line) {
        if (line.startsWith("id: ")) {
            id = line.substring(4);
        } else if (line.startsWith("data: ")) {
            data = line.substring(6);
        } else if (line.isEmpty()) {
            endEvent();
        }
    }

    /** What is cut off before its empty line has not come; the first event only says where the stream begins. */
    private void endEvent() {
        var came = data;
        if (came != null) {
            events.add(JsonMapper.shared().readTree(came));
        }
        lastId = id;
        data = null;
        if (!open) {
            open = true;
            connected.incrementAndGet();
        }
    }

    @Override
    public void close() {
        closed = true;
        listening.interrupt();
    }
}
