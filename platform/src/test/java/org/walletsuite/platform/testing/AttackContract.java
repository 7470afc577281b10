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

/** What no service falls for, and what no endpoint that it describes stumbles over. */
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
    Stream<DynamicTest> believesNoTokenThatIs() {
        return ForgedTokens.of(issuer).entrySet().stream()
                .map(forged -> DynamicTest.dynamicTest(
                        forged.getKey(),
                        () -> assertThat(get(NOWHERE, forged.getValue()).status())
                                .isEqualTo(401)));
    }

    @Test
    void takesTokensFromTheirHeaderOnly() {
        var token = issuer.token(UUID.randomUUID(), Role.SUPER_ADMIN);
        assertThat(get(NOWHERE, token).status()).isEqualTo(404);
        assertThat(get(NOWHERE + "?access_token=" + token, null).status()).isEqualTo(401);
    }

    @TestFactory
    Stream<DynamicNode> refusesBodiesThatAreNone() {
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
    Stream<DynamicNode> refusesValuesOfTheWrongKind() {
        return targets()
                .map(call -> DynamicContainer.dynamicContainer(
                        call.name(),
                        call.endpoint().fields().stream()
                                .map(field -> DynamicTest.dynamicTest(field.name(), () -> call.refusesWrong(field)))));
    }

    @TestFactory
    Stream<DynamicNode> insistsOnWhatItCallsRequiredAndNothingElse() {
        return targets()
                .map(call -> DynamicContainer.dynamicContainer(
                        call.name(),
                        call.endpoint().fields().stream()
                                .flatMap(field -> Stream.of(
                                        DynamicTest.dynamicTest("without " + field.name(), () -> call.insistsOn(field)),
                                        DynamicTest.dynamicTest(
                                                "null as " + field.name(), () -> call.mindsNull(field))))));
    }

    /** Whoever sends one of these sends a field that nobody reads: bodies are read into records, by their names only. */
    @Test
    void letsPeopleSetNothingThatIsNotTheirsToSet() {
        var people = targets()
                .filter(Target::isForEverybody)
                .flatMap(call -> call.endpoint().fields().stream()
                        .map(field -> call.name() + " "
                                + field.name().replace("_", "").toLowerCase(Locale.ROOT)));
        assertThat(people).noneMatch(field -> NOT_THEIRS.contains(field.substring(field.lastIndexOf(' ') + 1)));
    }

    @TestFactory
    Stream<DynamicNode> stumblesOverNoParameter() {
        return targets()
                .map(call -> DynamicContainer.dynamicContainer(
                        call.name(),
                        Stream.concat(
                                call.endpoint().queries().stream()
                                        .map(query -> DynamicTest.dynamicTest(
                                                query.name(), () -> call.survivesQueries(query))),
                                Stream.of(DynamicTest.dynamicTest("path", call::survivesPaths)))));
    }

    /** What these send is no deed anywhere, so that they may go to everything there is. */
    @TestFactory
    Stream<DynamicNode> readsAndWritesJsonHoweverItIsAsked() {
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

    /** What no description tells of: health and metrics, the description itself, the page of errors, tokens for services. */
    @TestFactory
    Stream<DynamicNode> stumblesNowhereElse() {
        var described = targets().map(Target::name).toList();
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

    /** What the service describes, and what it offers to other services only. */
    private Stream<Target> targets() {
        var access =
                RouteTable.of(service).routes().stream().collect(Collectors.toMap(AttackContract::name, Route::access));
        return Stream.concat(ApiDescription.of(name()).stream(), InternalApi.of(service).stream())
                .map(endpoint -> target(endpoint, Objects.requireNonNull(access.get(endpoint.name()))))
                .filter(target -> target.access() != Access.CLIENT);
    }

    /** As descriptions have it: without what a variable must look like. */
    private static String name(Route route) {
        return route.method() + " " + route.path().replaceAll(":[^}]+}", "}");
    }

    private Target target(Endpoint endpoint, Access access) {
        var visitor =
                access == Access.PUBLIC || access == Access.CLIENT ? Visitor.NOBODY : Visitor.valueOf(access.name());
        return new Target(port, endpoint, access, visitor.token(issuer, this::person));
    }

    private RawClient.Answer get(String path, @Nullable String token) {
        return new RawClient(port).send("GET", path, token, new byte[0]);
    }
}
