package org.walletsuite.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.walletsuite.platform.family.Family;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.testing.Access;
import org.walletsuite.platform.testing.CallerKind;
import org.walletsuite.platform.testing.Refusal;
import org.walletsuite.platform.testing.Route;
import org.walletsuite.platform.testing.RouteTable;
import org.walletsuite.platform.testing.TestIssuer;

/** Each route in {@code docs/routes}, called through the gateway with every kind of token. */
class EveryRouteTest extends GatewayTest {

    private static final Map<String, Backend> SERVICES = Map.of(
            "wallet-service", WALLET,
            "ledger-service", LEDGER,
            "payment-service", PAYMENT,
            "voucher-service", VOUCHER,
            "withdrawal-service", WITHDRAWAL,
            "notification-service", NOTIFICATION,
            "partner-sync-service", PARTNERSYNC);
    private static final Pattern HIDDEN = Pattern.compile("/(internal|actuator|v3|error)(/.*|\\..*)?");

    @TestFactory
    Stream<DynamicContainer> reachesItsServiceWhenItIsPublic() {
        return SERVICES.entrySet().stream()
                .flatMap(service -> RouteTable.kept(service.getKey()).routes().stream()
                        .filter(route -> !isHidden(route))
                        .map(route -> visits(route, visitor -> comes(visitor, route, service.getValue()))));
    }

    @TestFactory
    Stream<DynamicContainer> isNotFoundWhenItIsInternal() {
        return SERVICES.keySet().stream()
                .flatMap(service -> RouteTable.kept(service).routes().stream())
                .filter(EveryRouteTest::isHidden)
                .distinct()
                .map(route -> visits(route, visitor -> {
                    var answer = call(visitor, route);
                    assertThat(answer.statusCode()).isEqualTo(404);
                    assertThat(answer.body()).contains("\"status\":404,\"title\":\"Not Found\"");
                    assertThat(ALL).allMatch(backend -> backend.requests() == 0);
                }));
    }

    private void comes(CallerKind visitor, Route route, Backend service) {
        var answer = call(visitor, route);
        if (isLetIn(visitor, route.access()) || isForTheServiceToJudge(route)) {
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(service.next().target()).isEqualTo(route.somePath());
        } else {
            Refusal.of(route, CallerKind.NOBODY).verify(answer.statusCode(), answer.body());
            assertThat(ALL).allMatch(backend -> backend.requests() == 0);
        }
    }

    /** Of users, all: what each role may do is the services' business. */
    private static boolean isLetIn(CallerKind visitor, Access access) {
        return switch (access) {
            case PUBLIC, PARTNER -> access.admits(visitor);
            case USER, STAFF, ADMIN, SUPER_ADMIN -> visitor.has(Role.USER);
            case SERVICE, CLIENT, NONE -> false;
        };
    }

    private HttpResponse<String> call(CallerKind visitor, Route route) {
        ALL.forEach(Backend::reset);
        var token = visitor.token(TestIssuer.shared(), _ -> UUID.randomUUID());
        return client().send(
                        route.somePath(),
                        request -> request.method(route.someMethod(), HttpRequest.BodyPublishers.ofString("{}")),
                        token == null ? new String[0] : new String[] {"Authorization", "Bearer " + token});
    }

    private static DynamicContainer visits(Route route, Visit visit) {
        return DynamicContainer.dynamicContainer(
                route.method() + " " + route.path() + " for " + route.access(),
                Stream.of(CallerKind.values())
                        .map(visitor -> DynamicTest.dynamicTest("called by " + visitor, () -> visit.by(visitor))));
    }

    private static boolean isForTheServiceToJudge(Route route) {
        return !Family.endpoints(route.somePath()).credential().isToken();
    }

    private static boolean isHidden(Route route) {
        return HIDDEN.matcher(route.path()).matches();
    }

    @FunctionalInterface
    private interface Visit {

        void by(CallerKind visitor);
    }
}
