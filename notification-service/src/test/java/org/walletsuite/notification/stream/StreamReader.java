package org.walletsuite.notification.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client that reads a stream as browsers do, and remembers the last id. */
final class StreamReader implements AutoCloseable {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpResponse<InputStream> answer;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> comments = new LinkedBlockingQueue<>();
    private final Thread reading;
    private @Nullable String lastId;

    private StreamReader(HttpResponse<InputStream> answer, @Nullable String lastId) {
        this.answer = answer;
        this.lastId = lastId;
        this.reading = Thread.ofVirtual().start(this::read);
    }

    /**
     * An event of a stream.
     *
     * @param id the last one that was sent, perhaps with an earlier event
     */
    record Event(String id, String data) {

        JsonNode json() {
            return JsonMapper.shared().readTree(data);
        }

        String title() {
            return json().get("title").asString();
        }
    }

    static StreamReader open(int port, String token, @Nullable String lastId) {
        var answer = send(port, token, lastId);
        assertThat(answer.statusCode()).isEqualTo(200);
        return new StreamReader(answer, lastId);
    }

    static HttpResponse<InputStream> send(int port, String token, @Nullable String lastId) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/notifications/stream"))
                .header("Authorization", "Bearer " + token);
        if (lastId != null) {
            request.header("Last-Event-ID", lastId);
        }
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    String header(String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    /** The next event; fails when none comes. */
    Event next() throws InterruptedException {
        return next(PATIENCE);
    }

    Event next(Duration patience) throws InterruptedException {
        return Objects.requireNonNull(events.poll(patience.toMillis(), TimeUnit.MILLISECONDS), "no event came");
    }

    /** The titles of the next events. */
    List<String> titles(int count) throws InterruptedException {
        var titles = new ArrayList<String>();
        for (var i = 0; i < count; i++) {
            titles.add(next().title());
        }
        return titles;
    }

    String nextComment() throws InterruptedException {
        return Objects.requireNonNull(comments.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS), "no comment came");
    }

    /** Whether the stream has come to its regular end. */
    boolean endsSoon() throws InterruptedException {
        return reading.join(PATIENCE);
    }

    @Nullable
    String lastId() {
        return lastId;
    }

    /** Each line ends with a line feed here, and an empty one ends an event that has data. */
    private void read() {
        var data = new ArrayList<String>();
        try (var lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(":")) {
                    comments.add(line);
                } else if (line.startsWith("id: ")) {
                    lastId = line.substring(4);
                } else if (line.startsWith("data: ")) {
                    data.add(line.substring(6));
                } else if (line.isEmpty() && !data.isEmpty()) {
                    events.add(new Event(String.valueOf(lastId), String.join("\n", data)));
                    data.clear();
                } else if (!line.isEmpty() && !line.startsWith("retry: ")) {
                    comments.add("unknown: " + line);
                }
            }
        } catch (IOException e) {
            comments.add("broken off: " + e);
        }
    }

    @Override
    public void close() {
        try {
            answer.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
