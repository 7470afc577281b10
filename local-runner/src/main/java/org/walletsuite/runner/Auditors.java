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
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks running services for an audit, with the token of one of them: only services may. */
final class Auditors {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration LONGEST_AUDIT = Duration.ofMinutes(10);
    private static final Service ASKING = Service.PAYMENT;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final Ports ports;
    private final Secrets secrets;

    Auditors(Ports ports, Secrets secrets) {
        this.ports = ports;
        this.secrets = secrets;
    }

    /** One line a claim, each followed by its findings; a single line says why there was no audit. */
    Books ask(Service service) throws InterruptedException {
        try {
            var answer = post(service, "/internal/audit", "Bearer " + token(), "");
            var outcome = JSON.readTree(answer.body());
            if (answer.statusCode() != 200 || !outcome.path("lines").isArray()) {
                return unaudited(service, "it answers " + answer.statusCode());
            }
            var lines = outcome.get("lines")
                    .valueStream()
                    .map(JsonNode::asString)
                    .map(line -> line + "\n")
                    .collect(Collectors.joining());
            return new Books(outcome.path("findings").asLong(1) == 0 ? 0 : 1, lines);
        } catch (IOException | JacksonException e) {
            return unaudited(service, e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }

    private String token() throws IOException, InterruptedException {
        var name = ASKING.name().toLowerCase(Locale.ROOT);
        var basic = Base64.getEncoder()
                .encodeToString((name + ":" + secrets.client(ASKING)).getBytes(StandardCharsets.UTF_8));
        var answer = post(Service.WALLET, "/internal/oauth2/token", "Basic " + basic, "grant_type=client_credentials");
        if (answer.statusCode() != 200) {
            throw new IOException(Service.WALLET.module() + " gives no token (" + answer.statusCode() + ")");
        }
        return JSON.readTree(answer.body()).path("access_token").asString("");
    }

    private HttpResponse<String> post(Service service, String path, String authorization, String form)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(ports.url(service) + path))
                .timeout(LONGEST_AUDIT)
                .header("Authorization", authorization)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IOException(service.module() + " does not answer at " + ports.url(service), e);
        }
    }

    private static Books unaudited(Service service, String reason) {
        return new Books(2, "?     " + service.module() + " could not be audited: " + reason + "\n");
    }
}
