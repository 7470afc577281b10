package org.walletsuite.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.walletsuite.platform.security.Role;

/** Every endpoint of a service is for somebody, deliberately, and closed to everybody else. */
@ServiceTest
public abstract class RouteContract {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private @Nullable ApplicationContext service;

    @Test
    void saysWhoMayCallIt() {
        var running = Objects.requireNonNull(service);
        RouteTable.of(running).verify(running.getEnvironment().getRequiredProperty("spring.application.name"));
    }

    @TestFactory
    Stream<DynamicContainer> opensEachRouteToThoseWhomItIsForAndNobodyElse() {
        return RouteTable.of(Objects.requireNonNull(service)).routes().stream()
                .map(route -> DynamicContainer.dynamicContainer(
                        route.method() + " " + route.path() + " for " + route.access(),
                        Stream.of(Visitor.values())
                                .map(visitor ->
                                        DynamicTest.dynamicTest("called by " + visitor, () -> comes(visitor, route)))));
    }

    /** Somebody with this role, whom the service knows if it knows people. */
    protected UUID person(Role role) {
        return UUID.randomUUID();
    }

    private void comes(Visitor visitor, Route route) throws IOException, InterruptedException {
        var answer = call(visitor, route);
        try (var body = answer.body()) {
            if (route.access().admits(visitor)) {
                assertThat(answer.statusCode()).isNotIn(401, 403);
            } else {
                var refusal = new String(body.readAllBytes(), StandardCharsets.UTF_8);
                Refusal.of(route, visitor).verify(answer.statusCode(), refusal);
            }
        }
    }

    /** A stream, because some answers never end. */
    private HttpResponse<InputStream> call(Visitor visitor, Route route) throws IOException, InterruptedException {
        var method = route.someMethod();
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + route.somePath()))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        method.equals("GET")
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString("{}"));
        var token = visitor.token(TestIssuer.shared(), this::person);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    }
}
