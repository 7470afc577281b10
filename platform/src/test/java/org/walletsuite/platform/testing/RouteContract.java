package org.walletsuite.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.walletsuite.platform.security.Role;

/** Every endpoint of a service is open to the callers in its route table, and closed to all others. */
abstract class RouteContract extends ServiceScenario {

    @Test
    void hasItsRouteTableKept() {
        RouteTable.of(service).verify(name());
    }

    @TestFactory
    Stream<DynamicContainer> opensEachRouteToItsCallersAndNobodyElse() {
        return RouteTable.of(service).routes().stream()
                .map(route -> DynamicContainer.dynamicContainer(
                        route.method() + " " + route.path() + " for " + route.access(),
                        Stream.of(CallerKind.values())
                                .map(visitor ->
                                        DynamicTest.dynamicTest("called by " + visitor, () -> comes(visitor, route)))));
    }

    /** A user with this role; a service that stores users must know them. */
    protected UUID user(Role role) {
        return UUID.randomUUID();
    }

    /** What the service calls itself. */
    final String name() {
        return service.getEnvironment().getRequiredProperty("spring.application.name");
    }

    private void comes(CallerKind visitor, Route route) {
        var method = route.someMethod();
        var body = method.equals("GET") ? new byte[0] : "{}".getBytes(StandardCharsets.UTF_8);
        var token = visitor.token(issuer, this::user);
        var answer = new RawClient(port).send(method, route.somePath(), token, body);
        if (route.access().admits(visitor)) {
            assertThat(answer.status()).isNotIn(401, 403);
        } else {
            Refusal.of(route, visitor).verify(answer.status(), answer.body());
        }
    }
}
