package org.walletsuite.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.setup.MockMvcBuilders.standaloneSetup;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.platform.client.ServiceUnavailable;
import org.walletsuite.platform.error.Unfinished;
import tools.jackson.databind.json.JsonMapper;

/** 503 means that nothing happened, so it is answered only where that is certain. */
class OutageAnswerTest {

    private static final String COME_AGAIN = "503 {\"error\":{\"code\":\"SERVICE_UNAVAILABLE\","
            + "\"message\":\"Temporarily unavailable, please try again\"}}";

    private final ErrorResponses errors = new ErrorResponses(new JsonMapper(), Clock.systemUTC());
    private final MockMvc service = standaloneSetup(new Things())
            .setControllerAdvice(new ApiErrorAdvice(errors), new DatabaseOutageAdvice(errors))
            .build();

    @ParameterizedTest
    @CsvSource({"GET, true", "HEAD, true", "GET, false", "POST, false", "PUT, false", "PATCH, false", "DELETE, false"})
    void aRequestThatDidNothingIs503(String method, boolean mayHaveRun) throws Exception {
        assertThat(answered(method, "/unanswered?mayHaveRun=" + mayHaveRun)).isEqualTo(COME_AGAIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void aCommandThatMayHaveRunInAnotherServiceIs504(String method) throws Exception {
        assertThat(answered(method, "/unanswered?mayHaveRun=true"))
                .isEqualTo("504 {\"error\":{\"code\":\"TIMEOUT\",\"message\":"
                        + "\"No answer in time; retry with the same Idempotency-Key, or look before you retry\"}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/begun/unanswered", "/begun/without-database", "/begun/changed"})
    void aCommandThatIsOnRecordIs504AndAReadIs503(String path) throws Exception {
        assertThat(answered("GET", path)).isEqualTo(COME_AGAIN);
        assertThat(answered("POST", path))
                .isEqualTo("504 {\"error\":{\"code\":\"TIMEOUT\",\"message\":\"Begun, and finished later; "
                        + "retry with the same Idempotency-Key, or look before you retry\"}}");
    }

    @Test
    void aCommandThatMayHaveRunHasRetryAfterOnlyWhereARetryIsSafe() throws Exception {
        var path = "/unanswered?mayHaveRun=true";
        assertThat(ask("POST", path).getHeader("Retry-After")).isNull();
        assertThat(ask("POST", path, "Idempotency-Key", "beer-1").getHeader("Retry-After"))
                .as("the endpoint takes no key")
                .isNull();
        assertThat(ask("POST", "/keyed").getHeader("Retry-After")).isNull();
        assertThat(ask("POST", "/keyed", "Idempotency-Key", "beer-1").getHeader("Retry-After"))
                .isEqualTo("1");
        assertThat(ask("PUT", path).getHeader("Retry-After")).isEqualTo("1");
        assertThat(ask("POST", "/unanswered?mayHaveRun=false").getHeader("Retry-After"))
                .isEqualTo("1");
    }

    @Test
    void aCommandThatLostAgainstAConcurrentUpdateIs409() throws Exception {
        var answer = service.perform(MockMvcRequestBuilders.post("/api/v1/stands/changed"))
                .andReturn()
                .getResponse();

        assertThat(answer.getStatus()).isEqualTo(409);
        assertThat(answer.getContentAsString()).contains("\"code\":\"CONFLICT\"");
        assertThat(answer.getHeader("Retry-After")).isNull();
    }

    private String answered(String method, String path) throws Exception {
        var answer = ask(method, path);
        return answer.getStatus() + " " + answer.getContentAsString();
    }

    private MockHttpServletResponse ask(String method, String path, String... header) throws Exception {
        var request = MockMvcRequestBuilders.request(HttpMethod.valueOf(method), "/api/v1/stands" + path);
        if (header.length > 0) {
            request.header(header[0], header[1]);
        }
        return service.perform(request).andReturn().getResponse();
    }

    @RestController
    @RequestMapping("/api/v1/stands")
    static class Things {

        @RequestMapping("/unanswered")
        Object unanswered(@RequestParam boolean mayHaveRun) {
            throw new ServiceUnavailable("ledger", mayHaveRun, null);
        }

        @PostMapping("/keyed")
        Object keyed(@RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key) {
            throw new ServiceUnavailable("ledger", true, null);
        }

        @RequestMapping("/begun/unanswered")
        Object begunAndUnanswered() {
            return Unfinished.orDone(() -> unanswered(false));
        }

        @RequestMapping("/changed")
        Object changedMeanwhile() {
            throw new OptimisticLockingFailureException("Another version is there");
        }

        @RequestMapping("/begun/changed")
        Object begunAndChangedMeanwhile() {
            return Unfinished.orDone(this::changedMeanwhile);
        }

        @RequestMapping("/begun/without-database")
        Object begunWithoutDatabase() {
            return Unfinished.orDone(() -> {
                throw new CannotGetJdbcConnectionException("No connection is free");
            });
        }
    }
}
