package org.walletsuite.platform.testing;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient;
import org.walletsuite.platform.web.IdempotencyKey;

/**
 * Somebody who calls a running service.
 *
 * @param token null for a client that shows none
 * @param key the idempotency key of what is sent, null for none
 */
public record TestClient(
        int port, @Nullable String token, @Nullable String key) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    public TestClient(int port, @Nullable String token) {
        this(port, token, null);
    }

    /** The same client, sending this idempotency key with each request. */
    public TestClient withKey(@Nullable String another) {
        return new TestClient(port, token, another);
    }

    public Answer get(String path) {
        return call(HttpMethod.GET, path, null);
    }

    public Answer post(String path) {
        return call(HttpMethod.POST, path, null);
    }

    public Answer post(String path, @Nullable String body) {
        return call(HttpMethod.POST, path, body);
    }

    public Answer put(String path, String body) {
        return call(HttpMethod.PUT, path, body);
    }

    public Answer patch(String path, String body) {
        return call(HttpMethod.PATCH, path, body);
    }

    public Answer delete(String path) {
        return call(HttpMethod.DELETE, path, null);
    }

    /** Sends JSON, or no body at all. */
    public Answer call(HttpMethod method, String path, @Nullable String body) {
        var request = request(method, path);
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).body(body);
        }
        return answer(request);
    }

    /** Sends a multipart form. */
    public Answer postForm(String path, MultiValueMap<String, ?> form) {
        return answer(request(HttpMethod.POST, path)
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .body(form));
    }

    /** A request with this client's token and key, for whatever else a test wants of it. */
    public RestClient.RequestBodySpec request(HttpMethod method, String path) {
        var request = http(port).method(method).uri(URI.create("http://127.0.0.1:" + port + path));
        if (token != null) {
            request.headers(headers -> headers.setBearerAuth(token));
        }
        if (key != null) {
            request.headers(headers -> headers.put(IdempotencyKey.HEADER, List.of(key)));
        }
        return request;
    }

    /** Not the default client, which retries on 429 and 503 by itself after as long as the answer says. */
    static RestClient http(int port) {
        var http = new JdkClientHttpRequestFactory(HTTP);
        http.setReadTimeout(PATIENCE);
        return RestClient.builder()
                .baseUrl("http://127.0.0.1:" + port)
                .requestFactory(http)
                .build();
    }

    /** Whatever the status. */
    public static Answer answer(RestClient.RequestHeadersSpec<?> request) {
        return request.exchange((_, response) -> new Answer(
                response.getStatusCode().value(),
                response.getHeaders(),
                new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8)));
    }
}
