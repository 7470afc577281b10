package org.walletsuite.platform.testing;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.testing.ApiDescription.Endpoint;
import tools.jackson.databind.json.JsonMapper;

/** What no service falls for, and what no endpoint that it describes stumbles over. */
public abstract class AttackContract extends ServiceContract {

    private static final String NOWHERE = "/no/such/path";
    private static final Pattern PATH_VARIABLE = Pattern.compile("\\{[^}]+}");
    private static final int DEEP = 10_000;

    /** Bodies that are no JSON, or more of it than anybody needs. */
    private static final List<Map.Entry<String, byte[]>> MALFORMED = List.of(
            entry("an end amid an object", bytes("{\"a\":")),
            entry("text", bytes("beer")),
            entry("two objects", bytes("{} {}")),
            entry("a comment", bytes("{/* */}")),
            entry("a list", bytes("[]")),
            entry("a number", bytes("1e999999999")),
            entry("deep lists", bytes("[".repeat(DEEP) + "]".repeat(DEEP))),
            entry("deep objects", bytes("{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP))),
            entry("the same name twice", bytes("{\"amount\":1,\"amount\":2}")),
            entry("a name too long", bytes("{\"" + "a".repeat(100_000) + "\":1}")),
            entry("a bare zero character", new byte[] {'{', '"', 'a', '"', ':', '"', 0, '"', '}'}),
            entry("no UTF-8", new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xff, '"', '}'}));

    /** Bodies that some may understand, and nobody may stumble over. */
    private static final List<String> ODD_BODIES = List.of(
            "null",
            "\ufeff{}",
            "{\"a\":\"\\ud800\"}",
            "{\"\":null}",
            "{\"amount\":" + "1".repeat(100_000) + "}",
            "{\"description\":\"" + "x".repeat(100_000) + "\"}");

    private static final List<String> ODD_VALUES = List.of(
            "-1",
            "0",
            "1.5",
            "2147483648",
            "99999999999999999999999999",
            "1e999999999",
            "NaN",
            "' or '1'='1",
            "1; drop table person",
            "a\u0000b",
            "../../etc/passwd",
            "\r\nX-Evil: 1",
            "\ud83d\ude00",
            "x".repeat(3_000));

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

    @LocalServerPort
    private int port;

    @Autowired
    private @Nullable ApplicationContext service;

    @TestFactory
    Stream<DynamicTest> believesNoTokenThatIs() {
        return ForgedTokens.of(TestIssuer.shared()).entrySet().stream()
                .map(forged -> DynamicTest.dynamicTest(
                        forged.getKey(),
                        () -> assertThat(get(NOWHERE, forged.getValue()).status())
                                .isEqualTo(401)));
    }

    @Test
    void takesTokensFromTheirHeaderOnly() {
        var token = TestIssuer.shared().token(UUID.randomUUID(), Role.SUPER_ADMIN);
        assertThat(get(NOWHERE, token).status()).isEqualTo(404);
        assertThat(get(NOWHERE + "?access_token=" + token, null).status()).isEqualTo(401);
    }

    @TestFactory
    Stream<DynamicNode> refusesBodiesThatAreNone() {
        return described()
                .filter(call -> !call.endpoint().fields().isEmpty())
                .map(call -> DynamicContainer.dynamicContainer(
                        call.name(),
                        Stream.concat(
                                Stream.of(DynamicTest.dynamicTest("odd ones", call::survivesBodies)),
                                MALFORMED.stream()
                                        .map(body -> DynamicTest.dynamicTest(
                                                body.getKey(), () -> call.isRefused(body.getValue()))))));
    }

    @TestFactory
    Stream<DynamicNode> refusesValuesOfTheWrongKind() {
        return described()
                .map(call -> DynamicContainer.dynamicContainer(
                        call.name(),
                        call.endpoint().fields().stream()
                                .map(field -> DynamicTest.dynamicTest(
                                        field.name(),
                                        () -> field.wrong()
                                                .forEach(wrong -> call.isRefused(
                                                        bytes(call.endpoint().body(field, wrong))))))));
    }

    /** Whoever sends one of these sends a field that nobody reads: bodies are read into records, by their names only. */
    @Test
    void letsPeopleSetNothingThatIsNotTheirsToSet() {
        var people = described()
                .filter(Call::isForEverybody)
                .flatMap(call -> call.endpoint().fields().stream()
                        .map(field -> call.name() + " "
                                + field.name().replace("_", "").toLowerCase(Locale.ROOT)));
        assertThat(people).noneMatch(field -> NOT_THEIRS.contains(field.substring(field.lastIndexOf(' ') + 1)));
    }

    @TestFactory
    Stream<DynamicNode> stumblesOverNoParameter() {
        return described()
                .map(call -> DynamicContainer.dynamicContainer(
                        call.name(),
                        Stream.concat(
                                call.endpoint().queries().stream()
                                        .map(query ->
                                                DynamicTest.dynamicTest(query, () -> call.survivesQueries(query))),
                                Stream.of(DynamicTest.dynamicTest("path", call::survivesPaths)))));
    }

    private Stream<Call> described() {
        var context = Objects.requireNonNull(service);
        var name = context.getEnvironment().getRequiredProperty("spring.application.name");
        var access = RouteTable.of(context).routes().stream()
                .collect(Collectors.toMap(
                        route -> route.method() + " " + route.path().replaceAll(":[^}]+}", "}"), Route::access));
        return ApiDescription.of(name).stream().map(endpoint -> {
            var needed = Objects.requireNonNull(access.get(endpoint.method() + " " + endpoint.path()));
            var visitor = needed == Access.PUBLIC ? Visitor.NOBODY : Visitor.valueOf(needed.name());
            return new Call(endpoint, needed, visitor.token(TestIssuer.shared(), this::person));
        });
    }

    private RawClient.Answer get(String path, @Nullable String token) {
        return new RawClient(port).send("GET", path, token, new byte[0]);
    }

    /** An endpoint, called by somebody who may. */
    private final class Call {

        private final Endpoint endpoint;
        private final Access access;
        private final @Nullable String token;

        Call(Endpoint endpoint, Access access, @Nullable String token) {
            this.endpoint = endpoint;
            this.access = access;
            this.token = token;
        }

        Endpoint endpoint() {
            return endpoint;
        }

        boolean isForEverybody() {
            return access == Access.PUBLIC || access == Access.USER;
        }

        String name() {
            return endpoint.method() + " " + endpoint.path();
        }

        void isRefused(byte[] body) {
            var answer = send(path(UUID.randomUUID().toString()), body);
            assertThat(answer.status()).as(answer.body()).isEqualTo(400);
            var error = JsonMapper.shared().readTree(answer.body());
            if (endpoint.path().startsWith("/api/v1/")) {
                assertThat(error.at("/error/code").asString("")).isIn("VALIDATION_ERROR", "INVALID_ID");
                assertThat(error.at("/error/message").asString("")).isNotBlank();
            } else {
                assertThat(error.isObject()).isTrue();
                assertThat(error.size()).isPositive();
                assertThat(error.has("error")).isFalse();
            }
        }

        void survivesBodies() {
            for (var body : ODD_BODIES) {
                var answer = send(path(UUID.randomUUID().toString()), bytes(body));
                assertThat(answer.status()).as(body).isNotEqualTo(500);
            }
        }

        void survivesQueries(String query) {
            for (var value : ODD_VALUES) {
                survives(path(UUID.randomUUID().toString()) + "?" + query + "=" + encoded(value));
            }
        }

        void survivesPaths() {
            if (endpoint.path().contains("{")) {
                ODD_VALUES.forEach(value -> survives(path(encoded(value))));
            }
        }

        private void survives(String path) {
            var answer = send(path, new byte[0]);
            assertThat(answer.status()).as(path).isNotEqualTo(500);
        }

        private RawClient.Answer send(String path, byte[] body) {
            return new RawClient(port).send(endpoint.method(), path, token, body);
        }

        /** The level of a submission is part of its path's name. */
        private String path(String variable) {
            return PATH_VARIABLE
                    .matcher(endpoint.path().replace("{level}", "2"))
                    .replaceAll(variable);
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
