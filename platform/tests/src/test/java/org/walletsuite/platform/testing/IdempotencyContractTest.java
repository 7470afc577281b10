package org.walletsuite.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;

/** Which services the contract lets pass: each fault is found by the check that is there for it. */
class IdempotencyContractTest {

    private static final String ENDPOINT = "POST /api/v1/stands";

    @Test
    void isKeptByAServiceThatAnswersAgainAndDoesNothing() {
        assertThat(failures(List.of(ENDPOINT), Map.of(ENDPOINT, () -> new Shop("").request())))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    takes any key,            refuses what is no key
                    takes short keys only,    takes the longest key
                    does it again,            replays byte for byte
                    answers anew,             replays byte for byte
                    hides that it replays,    replays byte for byte
                    does another body too,    refuses a key with another body
                    replays for another body, refuses a key with another body
                    loses the race,           does once what comes twice at once
                    """)
    void isBrokenByAServiceThat(String fault, String check) {
        assertThat(failures(List.of(ENDPOINT), Map.of(ENDPOINT, () -> new Shop(fault).request())))
                .contains(ENDPOINT + ": " + check);
    }

    @Test
    void isBrokenByAnEndpointThatWasForgottenAndByAnExampleOfNone() {
        assertThat(failures(List.of(ENDPOINT), Map.of()))
                .containsExactly(ENDPOINT + ": is an endpoint with an example");
        assertThat(failures(List.of(), Map.of(ENDPOINT, () -> new Shop("").request())))
                .containsExactly(ENDPOINT + ": is an endpoint with an example");
    }

    private static List<String> failures(List<String> endpoints, Map<String, Supplier<KeyedRequest>> examples) {
        return IdempotencyContract.checks(endpoints, examples)
                .flatMap(IdempotencyContractTest::failures)
                .toList();
    }

    private static Stream<String> failures(DynamicContainer endpoint) {
        return endpoint.getChildren()
                .map(DynamicTest.class::cast)
                .filter(IdempotencyContractTest::fails)
                .map(check -> endpoint.getDisplayName() + ": " + check.getDisplayName());
    }

    private static boolean fails(DynamicTest check) {
        try {
            check.getExecutable().execute();
            return false;
        } catch (Throwable e) {
            return true;
        }
    }

    /** A service with one endpoint and at most one fault. */
    private static final class Shop {

        private final String fault;
        private final Map<String, String> requests = new HashMap<>();
        private int effects;

        private Shop(String fault) {
            this.fault = fault;
        }

        private KeyedRequest request() {
            return new KeyedRequest(key -> post(key, "one"), key -> post(key, "other"), () -> effects);
        }

        private synchronized Answer post(String key, String body) {
            if (!takes(key)) {
                return new Answer(400, new HttpHeaders(), error("VALIDATION_ERROR"));
            }
            var before = requests.putIfAbsent(key, body);
            if (before == null || has("does it again") || (has("loses the race") && effects == 1)) {
                effects++;
                return new Answer(201, new HttpHeaders(), body);
            }
            if (!before.equals(body) && has("does another body too")) {
                effects++;
            } else if (!before.equals(body) && !has("replays for another body")) {
                return new Answer(422, new HttpHeaders(), error("IDEMPOTENCY_KEY_REUSED"));
            }
            var headers = new HttpHeaders();
            if (!has("hides that it replays")) {
                headers.add("Idempotent-Replayed", "true");
            }
            return new Answer(201, headers, has("answers anew") ? body + " " : body);
        }

        private boolean takes(String key) {
            var longest = has("takes short keys only") ? 100 : 255;
            return has("takes any key") || key.matches("[\\x21-\\x7e]{1," + longest + "}");
        }

        private boolean has(String one) {
            return fault.equals(one);
        }

        private static String error(String code) {
            return "{\"error\":{\"code\":\"" + code + "\",\"message\":\"No.\"}}";
        }
    }
}
