package org.walletsuite.platform.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;
import org.springframework.web.client.HttpClientErrorException;
import org.walletsuite.platform.id.RequestId;

/** Requests to another service, and its answers. */
class ServiceClientsTest extends ServiceClientFixture {

    @Test
    void sendsTokenAndRequestId() {
        MDC.put(RequestId.LOG_KEY, "request-7");
        assertThat(shop().thing()).contains("done");
        assertThat(headers.getFirst().getFirst("Authorization")).isEqualTo("Bearer token-1");
        assertThat(headers.getFirst().getFirst(RequestId.HEADER)).isEqualTo("request-7");
    }

    @Test
    void aNotFoundResourceIsEmptyAndNoOutage() {
        status = 404;
        assertThat(shop().thing()).isEmpty();
        assertThat(methods).containsExactly("GET");
    }

    /** Something else answers at the service's address, such as a proxy without a backend. */
    @Test
    void a404WhereThereIsAlwaysAResourceIsAnOutage() {
        status = 404;
        assertOutage(shop(), true);
        assertThatThrownBy(() -> shop().fill()).isInstanceOf(ServiceUnavailable.class);
    }

    @Test
    void aRefusalIsNoOutage() {
        status = 400;
        assertThatThrownBy(() -> shop().fill()).isInstanceOf(HttpClientErrorException.BadRequest.class);
        assertThat(methods).containsExactly("PUT");
    }

    /** A refused request did not run, but an earlier attempt at one that is retried may have. */
    @ParameterizedTest
    @ValueSource(ints = {401, 408, 429})
    void aRefusalForNowIsAnOutage(int forNow) {
        status = forNow;

        assertOutage(shop(), false);
        assertOutage(() -> shop().thing(), false);
        assertOutage(() -> shop().fill(), true);

        assertThat(methods).as("nothing is retried").containsExactly("POST", "GET", "PUT");
    }

    @Test
    void retriesIdempotentRequestsAndNoPost() {
        status = 500;
        assertThatThrownBy(() -> shop().thing()).isInstanceOf(ServiceUnavailable.class);
        assertThat(methods).containsExactly("GET", "GET", "GET");
        reset();
        assertThatThrownBy(() -> shop().fill()).isInstanceOf(ServiceUnavailable.class);
        assertThat(methods).endsWith("PUT", "PUT", "PUT").hasSize(6);
        reset();
        assertThatThrownBy(() -> shop().order()).isInstanceOf(ServiceUnavailable.class);
        assertThat(methods).endsWith("PUT", "POST").hasSize(7);
    }

    @Test
    void aRequestWhoseTokenIsRefusedIsSentOnceMoreWithAnotherToken() {
        tokens = new TwoTokens();
        refusedToken = "token-1";

        assertThat(shop().order()).isEqualTo("done");

        assertThat(headers)
                .extracting(sent -> sent.getFirst("Authorization"))
                .containsExactly("Bearer token-1", "Bearer token-2");
        assertThat(methods).containsExactly("POST", "POST");
    }

    @Test
    void theSecondRequestIsGuardedLikeTheFirst() {
        tokens = new TwoTokens();
        refusedToken = "token-1";
        status = 500;

        assertThatThrownBy(() -> shop().thing()).isInstanceOf(ServiceUnavailable.class);

        assertThat(methods).as("one that is refused, and three attempts").hasSize(4);
    }

    @Test
    void aRequestIsNotSentAgainWithoutAnotherToken() {
        refusedToken = "token-1";

        assertOutage(shop(), false);

        assertThat(methods).containsExactly("POST");
    }

    @Test
    void withoutATokenNothingIsSentAndNoFailureIsCounted() {
        tokens = () -> {
            throw new ServiceUnavailable("wallet", false, null);
        };
        for (var call = 0; call < CALLS_JUDGED; call++) {
            assertOutage(shop(), false);
        }
        assertThat(methods).isEmpty();
        assertThat(commands().getState()).isEqualTo(State.CLOSED);
        tokens = () -> "token-2";
        assertThat(shop().order()).isEqualTo("done");
    }

    /** A first token, and another in its place. */
    private static final class TwoTokens implements ServiceTokens {

        @Override
        public String current() {
            return "token-1";
        }

        @Override
        public String insteadOf(String refused) {
            return "token-2";
        }
    }
}
