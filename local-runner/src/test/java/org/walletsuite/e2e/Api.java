package org.walletsuite.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the gateway for one caller. */
final class Api {

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final URI gateway;
    private final @Nullable String token;

    Api(URI gateway, @Nullable String token) {
        this.gateway = gateway;
        this.token = token;
    }

    Api as(String otherToken) {
        return new Api(gateway, otherToken);
    }

    Answer get(String path) {
        return call("GET", path, null, null);
    }

    Answer post(String path, @Nullable String body) {
        return call("POST", path, body, null);
    }

    /** Sends a command with an idempotency key. */
    Answer post(String path, String body, String key) {
        return call("POST", path, body, key);
    }

    private Answer call(String method, String path, @Nullable String body, @Nullable String key) {
        var request = HttpRequest.newBuilder(URI.create(gateway + path))
                .timeout(Duration.ofSeconds(30))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        try {
            var response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new IllegalStateException(method + " " + path + " got no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    record Answer(int status, HttpHeaders headers, String body) {

        JsonNode json() {
            return JSON.readTree(body);
        }

        /** The payload of a successful answer of the festival family; anything else fails the test with the whole answer. */
        JsonNode data(int expected) {
            if (status != expected) {
                throw new AssertionError("Expected " + expected + " but got " + status + ": " + body);
            }
            return json().get("data");
        }

        String errorCode() {
            return json().path("error").path("code").asString("");
        }

        boolean isReplay() {
            return headers.firstValue("Idempotent-Replayed")
                    .filter("true"::equals)
                    .isPresent();
        }
    }
}
