package org.walletsuite.runner;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/** Calls the services' internal endpoints with a service's token. */
public final class ServiceClient {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Service CALLER = Service.PAYMENT;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final Ports ports;
    private final Secrets secrets;

    ServiceClient(Ports ports, Secrets secrets) {
        this.ports = ports;
        this.secrets = secrets;
    }

    /** A fresh token of a service. */
    public String token() throws IOException, InterruptedException {
        var name = CALLER.name().toLowerCase(Locale.ROOT);
        var basic = Base64.getEncoder()
                .encodeToString((name + ":" + secrets.client(CALLER)).getBytes(StandardCharsets.UTF_8));
        var answer = send(
                Service.WALLET,
                "POST",
                "/internal/oauth2/token",
                "Basic " + basic,
                "application/x-www-form-urlencoded",
                "grant_type=client_credentials");
        if (answer.statusCode() != 200) {
            throw new IOException(Service.WALLET.module() + " gives no token (" + answer.statusCode() + ")");
        }
        return JSON.readTree(answer.body()).path("access_token").asString("");
    }

    /** Sends JSON with a token. */
    public HttpResponse<String> send(Service service, String method, String path, String json)
            throws IOException, InterruptedException {
        return send(service, method, path, "Bearer " + token(), "application/json", json);
    }

    private HttpResponse<String> send(
            Service service, String method, String path, String authorization, String type, String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(ports.url(service) + path))
                .timeout(LONGEST)
                .header("Authorization", authorization)
                .header("Content-Type", type)
                .method(method, BodyPublishers.ofString(body))
                .build();
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IOException(service.module() + " does not answer at " + ports.url(service), e);
        }
    }
}
