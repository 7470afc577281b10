package org.walletsuite.platform.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Sends requests that an ordinary client would not. */
final class RawClient {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final int port;

    RawClient(int port) {
        this.port = port;
    }

    /**
     * An answer; its body is read only where it is an error, because some others never end.
     *
     * @param type its content type, or empty
     */
    record Answer(int status, String type, String body) {}

    Answer send(String method, String path, @Nullable String token, byte[] body) {
        return send(method, path, token, body, "Content-Type", "application/json");
    }

    Answer send(String method, String path, @Nullable String token, byte[] body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofMinutes(1))
                .method(
                        method,
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return read(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path + " got no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Answer read(HttpResponse<InputStream> response) throws IOException {
        try (var body = response.body()) {
            var text = response.statusCode() < 400 ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    text);
        }
    }
}
