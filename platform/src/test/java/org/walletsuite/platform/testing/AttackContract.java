package org.walletsuite.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.testing.ApiDescription.Endpoint;

/** Attacks that every service must refuse, and odd requests that no endpoint may answer with 500. */
abstract class AttackContract extends OperationsContract {

    private static final String NOWHERE = "/no/such/path";

    private static final Set<String> NOT_THEIRS = Set.of(
            "id",
            "userid",
            "ownerid",
            "walletid",
            "fromwalletid",
            "balance",
            "pendingbalance",
            "withdrawablebalance",
            "transactionlimit",
            "currency",
            "status",
            "role",
            "roles",
            "level",
            "isactive",
            "phoneverified",
            "kycverified",
            "createdat");

    @TestFactory
    Stream<DynamicTest> refusesATokenThatIs() {
        return ForgedTokens.of(issuer).entrySet().stream()
                .map(forged -> DynamicTest.dynamicTest(
                        forged.getKey(),
                        () -> assertThat(get(NOWHERE, forged.getValue()).status())
                                .isEqualTo(401)));
    }

    @Test
    void readsTokensFromTheAuthorizationHeaderOnly() {
        var token = issuer.token(UUID.randomUUID(), Role.SUPER_ADMIN);
        assertThat(get(NOWHERE, token).status()).isEqualTo(404);
        assertThat(get(NOWHERE + "?access_token=" + token, null).status()).isEqualTo(401);
    }

    @TestFactory
    Stream<DynamicNode> refusesInvalidBodies() {
        return targets()
                .filter(call -> call.endpoint().takesBody())
                .map(call -> DynamicContainer.dynamicContainer(
                        call.name(),
                        Stream.concat(
                                Stream.of(DynamicTest.dynamicTest("odd ones", call::survivesBodies)),
                                HostileInput.BODIES.stream()
                                        .map(body -> DynamicTest.dynamicTest(
                                                body.name(), () -> call.isRefused(body.bytes()))))));
    }

    @TestFactory
    Stream<DynamicNode> refusesInvalidValues() {
        return targets()
                .map(call -> DynamicContainer.dynamicContainer(
                        call.name(),
                        call.endpoint().fields().stream()
                                .map(field -> DynamicTest.dynamicTest(field.name(), () -> call.refusesWrong(field)))));
    }

    @TestFactory
    Stream<DynamicNode> requiresExactlyTheFieldsDescribedAsRequired() {
        return targets()
                .map(call -> DynamicContainer.dynamicContainer(
                        call.name(),
                        call.endpoint().fields().stream()
                                .flatMap(field -> Stream.of(
                                        DynamicTest.dynamicTest("without " + field.name(), () -> call.insistsOn(field)),
                                        DynamicTest.dynamicTest(
                                                "null as " + field.name(), () -> call.mindsNull(field))))));
    }

    /** Bodies are read into records by the names of their fields, so a field that no record has cannot be set. */
    @Test
    void letsUsersSetNoFieldThatIsNotTheirs() {
        var users = targets()
                .filter(AttackTarget::isForEverybody)
                .flatMap(call -> call.endpoint().fields().stream()
                        .map(field -> call.name() + " "
                                + field.name().replace("_", "").toLowerCase(Locale.ROOT)));
        assertThat(users).noneMatch(field -> NOT_THEIRS.contains(field.substring(field.lastIndexOf(' ') + 1)));
    }

    @TestFactory
    Stream<DynamicNode> survivesOddParameters() {
        return targets()
                .map(call -> DynamicContainer.dynamicContainer(
                        call.name(),
                        Stream.concat(
                                call.endpoint().queries().stream()
                                        .map(query -> DynamicTest.dynamicTest(
                                                query.name(), () -> call.survivesQueries(query))),
                                Stream.of(DynamicTest.dynamicTest("path", call::survivesPaths)))));
    }

    /** None of these requests is a valid command, so they may be sent to every endpoint. */
    @TestFactory
    Stream<DynamicNode> readsAndWritesJsonWhateverTheMediaType() {
        return targets()
                .map(call -> DynamicContainer.dynamicContainer(
                        call.name(),
                        Stream.of(
                                DynamicTest.dynamicTest("other answers", call::answersJsonWhateverIsAccepted),
                                call.endpoint().takesBody()
                                        ? DynamicTest.dynamicTest("other bodies", call::readsJsonOnly)
                                        : DynamicTest.dynamicTest("bodies", call::survivesTypes),
                                DynamicTest.dynamicTest("no queries", call::refusesQueriesThatCannotBeRead),
                                DynamicTest.dynamicTest("other methods", call::survivesMethods))));
    }

    /** The routes that no description has: health and metrics, the description itself, the error page, service tokens. */
    @TestFactory
    Stream<DynamicNode> survivesOddRequestsOnAllOtherRoutes() {
        var described = targets().map(AttackTarget::name).toList();
        return RouteTable.of(service).routes().stream()
                .filter(route -> !described.contains(name(route)))
                .map(route -> target(
                        new Endpoint(route.someMethod(), route.somePath(), false, List.of(), List.of(), false),
                        route.access()))
                .map(call -> DynamicContainer.dynamicContainer(
                        call.name(),
                        Stream.of(
                                DynamicTest.dynamicTest("other answers", call::survivesAccepted),
                                DynamicTest.dynamicTest("bodies", call::survivesTypes),
                                DynamicTest.dynamicTest("no queries", call::refusesQueriesThatCannotBeRead),
                                DynamicTest.dynamicTest("other methods", call::survivesMethods))));
    }

    /** The endpoints that the service describes, and its internal ones. */
    private Stream<AttackTarget> targets() {
        var access =
                RouteTable.of(service).routes().stream().collect(Collectors.toMap(AttackContract::name, Route::access));
        return Stream.concat(ApiDescription.of(name()).stream(), InternalApi.of(service).stream())
                .map(endpoint -> target(endpoint, Objects.requireNonNull(access.get(endpoint.name()))))
                .filter(target -> target.access() != Access.CLIENT);
    }

    /** The route as descriptions have it: without the patterns of its variables. */
    private static String name(Route route) {
        return route.method() + " " + route.path().replaceAll(":[^}]+}", "}");
    }

    private AttackTarget target(Endpoint endpoint, Access access) {
        var visitor = access == Access.PUBLIC || access == Access.CLIENT
                ? CallerKind.NOBODY
                : CallerKind.valueOf(access.name());
        return new AttackTarget(port, endpoint, access, visitor.token(issuer, this::user));
    }

    private RawClient.Answer get(String path, @Nullable String token) {
        return new RawClient(port).send("GET", path, token, new byte[0]);
    }
}
