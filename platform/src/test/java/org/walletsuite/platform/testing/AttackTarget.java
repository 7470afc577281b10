package org.walletsuite.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.testing.ApiDescription.Endpoint;
import org.walletsuite.platform.testing.ApiDescription.Field;
import org.walletsuite.platform.testing.ApiDescription.Query;

/** An endpoint under attack by a caller who is allowed to call it. */
record AttackTarget(
        int port,
        Endpoint endpoint,
        Access access,
        @Nullable String token) {

    private static final Pattern PATH_VARIABLE = Pattern.compile("\\{[^}]+}");
    private static final byte[] SOME_BODY = bytes("{}");

    /** They look up what their path names before they check values, so they answer 404 here; tests of their own prove more. */
    private static final Set<String> LOOKS_UP_FIRST = Set.of("PATCH /api/v1/festivals/{festivalId}");

    /** Odd bodies: some endpoints may accept them, none may fail with 500. */
    private static final List<String> ODD_BODIES = List.of(
            "null",
            "\ufeff{}",
            "{\"a\":\"\\ud800\"}",
            "{\"\":null}",
            "{\"amount\":" + "1".repeat(100_000) + "}",
            "{\"description\":\"" + "x".repeat(100_000) + "\"}");

    boolean isForEverybody() {
        return access == Access.PUBLIC || access == Access.USER;
    }

    String name() {
        return endpoint.name();
    }

    void refusesWrong(Field field) {
        field.wrong().forEach(value -> {
            var answer = send(somePath(), bytes(endpoint.body(field, value)));
            isRefused(answer);
            if (!value.contains("\\u0000")) {
                assertThat(answer.body()).as(value).doesNotContain("can't be stored");
            }
        });
        field.boundless().forEach(value -> {
            var answer = send(somePath(), bytes(endpoint.body(field, value)));
            if (!isNowhere(answer)) {
                isRefused(answer);
            }
        });
    }

    /** A missing field is refused exactly where it is required; a field required under conditions must be described in words. */
    void insistsOn(Field field) {
        var answer = send(somePath(), bytes(endpoint.bodyWithout(field)));
        var isMissed = family().names(field.name(), "This field is required.", answer.body());
        if (field.required()) {
            assertThat(isMissed || isNowhere(answer)).as(answer.body()).isTrue();
        } else if (!field.explained()) {
            assertThat(isMissed).as(answer.body()).isFalse();
        }
    }

    /** Null is refused exactly where it is not allowed. */
    void mindsNull(Field field) {
        var answer = send(somePath(), bytes(endpoint.body(field, "null")));
        var isMinded = answer.status() == 400 && family().names(field.name(), answer.body());
        if (!field.nullable()) {
            assertThat(isMinded || isNowhere(answer)).as(answer.body()).isTrue();
        } else if (!field.explained()) {
            assertThat(isMinded).as(answer.body()).isFalse();
        }
    }

    private boolean isNowhere(RawClient.Answer answer) {
        return answer.status() == 404 && LOOKS_UP_FIRST.contains(name());
    }

    void isRefused(byte[] body) {
        isRefused(send(somePath(), body));
    }

    private void isRefused(RawClient.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        family().verifyRefused(answer.body());
    }

    private ErrorFamily family() {
        return ErrorFamily.of(endpoint.path());
    }

    void survivesBodies() {
        for (var body : ODD_BODIES) {
            survives(send(somePath(), bytes(body)), body);
        }
    }

    /** Sends plausible values for the endpoint's other parameters. */
    void survivesQueries(Query odd) {
        var others = endpoint.queries().stream()
                .filter(query -> !query.equals(odd))
                .map(query -> "&" + query.name() + "=" + query.plausible())
                .collect(Collectors.joining());
        for (var value : HostileInput.VALUES) {
            survives(somePath() + "?" + odd.name() + "=" + encoded(value) + others);
        }
    }

    void survivesPaths() {
        if (endpoint.path().contains("{")) {
            HostileInput.VALUES.forEach(value -> survives(path(encoded(value))));
        }
    }

    /**
     * The body is an empty object, so that an endpoint that reads one refuses it and does nothing. A stream of events
     * that an endpoint doesn't say it answers contradicts its description.
     */
    void answersJsonWhateverIsAccepted() {
        for (var accepted : HostileInput.ACCEPTED) {
            var answer = sendWith(somePath(), SOME_BODY, "Content-Type", "application/json", "Accept", accepted);
            assertThat(answer.status()).as(accepted).isNotIn(406, 500);
            assertThat(answer.type()).as(accepted).matches("(application/(problem\\+)?json.*|text/event-stream.*)?");
        }
    }

    /** Operators' endpoints choose a format before they do anything, and may have none of the accepted ones. */
    void survivesAccepted() {
        for (var accepted : HostileInput.ACCEPTED) {
            var answer = sendWith(somePath(), new byte[0], "Accept", accepted);
            assertThat(answer.status()).as(accepted).isNotEqualTo(500);
        }
    }

    void readsJsonOnly() {
        for (var type : HostileInput.NOT_JSON) {
            isUnsupported(sendWith(somePath(), SOME_BODY, "Content-Type", type), type);
        }
        isUnsupported(sendWith(somePath(), SOME_BODY), "none");
        for (var type : HostileInput.JSON) {
            isRefused(sendWith(somePath(), bytes("{"), "Content-Type", type));
        }
        assertThat(sendWith(somePath(), new byte[0]).status()).isNotIn(415, 500);
    }

    private void isUnsupported(RawClient.Answer answer, String type) {
        assertThat(answer.status()).as(type).isEqualTo(415);
        assertThat(answer.type()).as(type).matches("application/(problem\\+)?json.*");
        ErrorFamily.of(endpoint.path()).verifyError(415, answer.body());
    }

    void survivesTypes() {
        HostileInput.NOT_JSON.forEach(type -> {
            var answer = sendWith(somePath(), SOME_BODY, "Content-Type", type);
            assertThat(answer.status()).as(type).isNotEqualTo(500);
        });
    }

    void refusesQueriesThatCannotBeRead() {
        for (var query : HostileInput.QUERIES) {
            var answer = send(somePath() + "?" + query, new byte[0]);
            assertThat(answer.status()).as(query).isEqualTo(400);
            isRefused(answer);
        }
    }

    void survivesMethods() {
        HostileInput.METHODS.stream()
                .filter(method -> !method.equals(endpoint.method()))
                .forEach(method -> {
                    var answer = new RawClient(port).send(method, somePath(), token, new byte[0]);
                    assertThat(answer.status()).as(method).isNotEqualTo(500);
                    if (answer.status() == 405 && !method.equals("HEAD")) {
                        ErrorFamily.of(endpoint.path()).verifyError(405, answer.body());
                    }
                });
    }

    private void survives(String path) {
        survives(send(path, new byte[0]), path);
    }

    /** Whatever it was, an error has the format of its family. */
    private void survives(RawClient.Answer answer, String sent) {
        assertThat(answer.status()).as(sent).isNotEqualTo(500);
        if (answer.status() >= 400) {
            ErrorFamily.of(endpoint.path()).verifyError(answer.status(), answer.body());
        }
    }

    private RawClient.Answer send(String path, byte[] body) {
        return new RawClient(port).send(endpoint.method(), path, token, body);
    }

    private RawClient.Answer sendWith(String path, byte[] body, String... headers) {
        return new RawClient(port).send(endpoint.method(), path, token, body, headers);
    }

    private String somePath() {
        return path(endpoint.isNumbered() ? "1" : UUID.randomUUID().toString());
    }

    /** The level of a submission is part of its path's name. */
    private String path(String variable) {
        return PATH_VARIABLE.matcher(endpoint.path().replace("{level}", "2")).replaceAll(variable);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Without the token, which must not be in a report. */
    @Override
    public String toString() {
        return name();
    }
}
