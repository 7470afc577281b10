package org.walletsuite.platform.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.client.RestClientException;

/** Which failures open a circuit breaker, and which requests it then refuses. */
class CircuitBreakersTest extends ServiceClientFixture {

    @Test
    void anOpenBreakerProvesThatNothingWasSent() {
        status = 503;
        for (var call = 0; call < CALLS_JUDGED; call++) {
            assertOutage(shop(), true);
        }
        assertOutage(shop(), false);
        assertThat(methods).hasSize(CALLS_JUDGED);
    }

    @Test
    void breakersOfReadsAndCommandsAreIndependent() {
        status = 502;
        for (var call = 0; call < CALLS_JUDGED; call++) {
            assertOutage(shop(), true);
        }
        assertThat(commands().getState()).isEqualTo(State.OPEN);
        status = 200;
        assertThat(shop().thing()).contains("done");
        reset();
        status = 504;
        assertThatThrownBy(() -> shop().thing()).isInstanceOf(ServiceUnavailable.class);
        assertThatThrownBy(() -> shop().thing()).isInstanceOf(ServiceUnavailable.class);
        assertThat(breakers.circuitBreaker("shop-reads").getState()).isEqualTo(State.OPEN);
        status = 200;
        assertThat(shop().order()).isEqualTo("done");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 409, 429, 500, 501})
    void anErrorOfOneRequestDoesNotOpenTheBreaker(int wrong) {
        status = wrong;
        for (var call = 0; call < 2 * CALLS_JUDGED; call++) {
            assertThatThrownBy(() -> shop().order()).isInstanceOf(RestClientException.class);
        }
        assertThat(methods).hasSize(2 * CALLS_JUDGED);
        assertThat(commands().getState()).isEqualTo(State.CLOSED);
        assertThat(commands().getMetrics().getNumberOfFailedCalls()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 502, 503, 504})
    void aFailureOfTheServiceOpensTheBreaker(int down) {
        status = down;
        patience = Duration.ofMillis(100);
        for (var call = 0; call < CALLS_JUDGED; call++) {
            assertOutage(shop(), true);
        }
        assertThat(commands().getState()).isEqualTo(State.OPEN);
    }

    @Test
    void refusedConnectionsOpenTheBreaker() {
        server.stop(0);
        for (var call = 0; call < CALLS_JUDGED; call++) {
            assertOutage(shop(), false);
        }
        assertThat(commands().getState()).isEqualTo(State.OPEN);
    }
}
