package org.walletsuite.runner.trial;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the gateway for one caller. */
public final class Api {

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final URI gateway;
    private final @Nullable String token;

    public Api(URI gateway, @Nullable String token) {
        this.gateway = gateway;
        this.token = token;
    }

    public Api as(String otherToken) {
        return new Api(gateway, otherToken);
    }

    /** What the caller shows; null for nobody. */
    public @Nullable String token() {
        return token;
    }

    public Answer get(String path) {
        return call("GET", path, null, null);
    }

    public Answer post(String path, @Nullable String body) {
        return call("POST", path, body, null);
    }

    /** Sends a command with an idempotency key. */
    public Answer post(String path, String body, String key) {
        return call("POST", path, body, key);
    }

    public Answer patch(String path, String body) {
        return call("PATCH", path, body, null);
    }

    /** Sends a body of any type by any method. */
    public Answer send(String method, String path, String contentType, byte[] body) {
        return call(method, path, contentType, body, null);
    }

    private Answer call(String method, String path, @Nullable String body, @Nullable String key) {
        return call(method, path, "application/json", body == null ? null : body.getBytes(StandardCharsets.UTF_8), key);
    }

    private Answer call(String method, String path, String contentType, byte @Nullable [] body, @Nullable String key) {
        var request = HttpRequest.newBuilder(URI.create(gateway + path))
                .timeout(Duration.ofSeconds(30))
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        if (body != null) {
            request.header("Content-Type", contentType);
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        try {
            var response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new NoAnswer(method + " " + path + " got no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Nobody said whether the request was carried out. */
    public static final class NoAnswer extends IllegalStateException {

        private NoAnswer(String what, IOException cause) {
            super(what, cause);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // A picture is read from it; nobody compares answers as wholes.
    public record Answer(int status, HttpHeaders headers, byte[] bytes) {

        public String body() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        public JsonNode json() {
            return JSON.readTree(body());
        }

        /** The payload of a successful answer of the festival family; anything else throws with the whole answer. */
        public JsonNode data(int expected) {
            if (status != expected) {
                throw new IllegalStateException("Expected " + expected + " but got " + status + ": " + body());
            }
            return json().get("data");
        }

        public String errorCode() {
            return json().path("error").path("code").asString("");
        }

        public boolean isReplay() {
            return headers.firstValue("Idempotent-Replayed")
                    .filter("true"::equals)
                    .isPresent();
        }
    }
}
