package org.walletsuite.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.walletsuite.platform.web.IdempotencyKey;

/** What takes an idempotency key keeps the promise that goes with it: asked again, it answers again and does nothing. */
abstract class IdempotencyContract extends AttackContract {

    private static final int LONGEST_KEY = 255;

    /** Each breaks the rule of 1 to 255 visible ASCII characters, in a way that a client can send. */
    private static final Map<String, String> NO_KEYS = Map.of(
            "an empty key", "",
            "a key too long", "k".repeat(LONGEST_KEY + 1),
            "a space", "one two",
            "a tab", "one\ttwo");

    @TestFactory
    Stream<DynamicContainer> keepsThePromiseOfAnIdempotencyKey() {
        return checks(endpoints(), keyedRequests());
    }

    static Stream<DynamicContainer> checks(List<String> endpoints, Map<String, Supplier<KeyedRequest>> examples) {
        return Stream.concat(endpoints.stream(), examples.keySet().stream())
                .distinct()
                .map(endpoint -> DynamicContainer.dynamicContainer(
                        endpoint,
                        Stream.concat(
                                Stream.of(DynamicTest.dynamicTest(
                                        "is an endpoint with an example",
                                        () -> hasExample(endpoint, endpoints, examples))),
                                Stream.ofNullable(examples.get(endpoint))
                                        .flatMap(example -> checks(endpoint, example)))));
    }

    /** For each endpoint that takes an idempotency key, as {@code POST /its/path/{id}}, a request that it takes. */
    protected Map<String, Supplier<KeyedRequest>> keyedRequests() {
        return Map.of();
    }

    private List<String> endpoints() {
        return Handlers.of(service)
                .filter(mapped -> IdempotencyKey.isTakenBy(mapped.getValue()))
                .flatMap(mapped -> mapped.getKey().getPatternValues().stream()
                        .map(path -> Route.method(
                                        mapped.getKey().getMethodsCondition().getMethods())
                                + " " + path))
                .sorted()
                .toList();
    }

    private static void hasExample(
            String endpoint, List<String> endpoints, Map<String, Supplier<KeyedRequest>> examples) {
        assertThat(examples)
                .as("the examples that the service's test gives in keyedRequests()")
                .containsKey(endpoint);
        assertThat(endpoints).as("what takes an idempotency key").contains(endpoint);
    }

    private static Stream<DynamicTest> checks(String endpoint, Supplier<KeyedRequest> example) {
        return Stream.of(
                check("refuses what is no key", example, request -> refusesWhatIsNoKey(endpoint, request)),
                check("takes the longest key", example, IdempotencyContract::takesLongestKey),
                check("replays byte for byte", example, IdempotencyContract::replays),
                check("refuses a key with another body", example, request -> refusesAnotherBody(endpoint, request)),
                check("does once what comes twice at once", example, IdempotencyContract::doesOnce));
    }

    private static DynamicTest check(String name, Supplier<KeyedRequest> example, Consumer<KeyedRequest> check) {
        return DynamicTest.dynamicTest(name, () -> check.accept(example.get()));
    }

    private static void refusesWhatIsNoKey(String endpoint, KeyedRequest request) {
        var before = request.countEffects();

        NO_KEYS.forEach((name, key) -> {
            var answer = request.send(key);
            assertThat(answer.status()).as(name + ": " + answer.body()).isEqualTo(400);
            family(endpoint).verifyRefused(answer.body());
        });

        assertThat(request.countEffects()).isEqualTo(before);
    }

    private static void takesLongestKey(KeyedRequest request) {
        assertDone(request.send(key().repeat(8).substring(0, LONGEST_KEY)));
    }

    private static void replays(KeyedRequest request) {
        var key = key();
        var before = request.countEffects();
        var first = request.send(key);

        var again = request.send(key);

        assertDone(first);
        assertThat(first.isReplayed()).isFalse();
        again.verifyReplays(first);
        assertThat(request.countEffects()).isEqualTo(before + 1);
    }

    private static void refusesAnotherBody(String endpoint, KeyedRequest request) {
        var key = key();
        var first = request.send(key);
        var before = request.countEffects();

        var other = request.sendOther(key);

        assertDone(first);
        assertThat(other.status()).as(other.body()).isEqualTo(422);
        family(endpoint).verifyError(422, other.body());
        assertThat(other.isReplayed()).isFalse();
        assertThat(request.countEffects()).isEqualTo(before);
        request.send(key).verifyReplays(first);
    }

    private static void doesOnce(KeyedRequest request) {
        var key = key();
        var before = request.countEffects();

        var answers = atOnce(2, () -> request.send(key));

        assertThat(answers).extracting(Answer::isReplayed).containsExactlyInAnyOrder(false, true);
        var first = answers.getFirst().isReplayed() ? answers.getLast() : answers.getFirst();
        var second = answers.getFirst().isReplayed() ? answers.getFirst() : answers.getLast();
        assertDone(first);
        second.verifyReplays(first);
        assertThat(request.countEffects()).isEqualTo(before + 1);
    }

    private static void assertDone(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 299);
    }

    private static ErrorFamily family(String endpoint) {
        return ErrorFamily.of(endpoint.substring(endpoint.indexOf(' ') + 1));
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
