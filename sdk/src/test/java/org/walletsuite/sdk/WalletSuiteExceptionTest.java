package org.walletsuite.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.walletsuite.sdk.client.ApiException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WalletSuiteExceptionTest {

    /** The TypeScript client is held against the same errors. */
    static Stream<Arguments> errors() {
        try (var file = WalletSuiteExceptionTest.class.getResourceAsStream("/errors.json")) {
            return JsonMapper.shared()
                    .readTree(file)
                    .valueStream()
                    .map(error -> Arguments.of(error.get("family").asString(), error))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("errors")
    void readsTheErrorsOfAllFamiliesAlike(String family, JsonNode error) {
        var failure =
                refusal(error.get("status").asInt(), Map.of(), error.get("body").toString());

        assertThat(failure.status()).isEqualTo(error.get("status").asInt());
        assertThat(failure.code()).isEqualTo(error.get("code").asString());
        assertThat(failure.reason()).isEqualTo(error.get("message").asString());
        assertThat(failure.requestId().orElse(""))
                .isEqualTo(error.path("requestId").asString(""));
        assertThat(JsonMapper.shared().<JsonNode>valueToTree(failure.details())).isEqualTo(error.get("details"));
    }

    @Test
    void saysWhatItsHeadersSay() {
        var failure = refusal(
                409,
                Map.of("x-request-id", List.of("of the header"), "Retry-After", List.of("2")),
                "{\"error\":\"E\",\"error_code\":\"CONFLICT\",\"message\":\"Under way\",\"request_id\":\"of the body\"}");

        assertThat(failure.requestId()).contains("of the header");
        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(2));
        assertThat(failure).hasMessage("409 CONFLICT: Under way (request of the header)");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "<html>Bad Gateway</html>", "null", "{\"unfinished"})
    void acceptsABodyThatIsNoError(@Nullable String body) {
        var failure = refusal(502, Map.of(), body);

        assertThat(failure.code()).isEqualTo("HTTP_502");
        assertThat(failure.isTemporary()).isTrue();
    }

    @Test
    void onlyALostAnswerIsTemporaryOfThoseThatAreMissing() {
        var lost = new ApiException(new IOException("Connection reset"));
        var interrupted = new ApiException(new InterruptedException());
        var strange = new ApiException(new IllegalArgumentException("No number"));

        assertThat(lost.isTemporary()).isTrue();
        assertThat(lost.code()).isEqualTo(WalletSuiteException.NO_ANSWER);
        assertThat(interrupted.isTemporary()).isFalse();
        assertThat(interrupted.code()).isEqualTo(WalletSuiteException.INTERRUPTED);
        assertThat(strange.isTemporary()).isFalse();
        assertThat(strange.code()).isEqualTo(WalletSuiteException.UNREADABLE_ANSWER);
    }

    private static WalletSuiteException refusal(int status, Map<String, List<String>> headers, @Nullable String body) {
        return new ApiException(status, "call", HttpHeaders.of(headers, (_, _) -> true), body);
    }
}
