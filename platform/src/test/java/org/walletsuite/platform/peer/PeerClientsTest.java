package org.walletsuite.platform.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.web.client.HttpClientErrorException;
import org.walletsuite.platform.id.RequestId;

/** What goes to a service and comes back. */
class PeerClientsTest extends PeerScene {

    @Test
    void tokenAndRequestIdTravel() {
        MDC.put(RequestId.LOG_KEY, "request-7");
        assertThat(shop().thing()).contains("done");
        assertThat(headers.getFirst().getFirst("Authorization")).isEqualTo("Bearer token-1");
        assertThat(headers.getFirst().getFirst(RequestId.HEADER)).isEqualTo("request-7");
    }

    @Test
    void whatIsNotThereIsEmptyAndNoOutage() {
        status = 404;
        assertThat(shop().thing()).isEmpty();
        assertThat(methods).containsExactly("GET");
    }

    /** Somebody else answers under the peer's address, such as a proxy without a backend. */
    @Test
    void whatIsAlwaysThereAndIsNotFoundIsAnOutage() {
        status = 404;
        assertOutage(shop(), true);
        assertThatThrownBy(() -> shop().fill()).isInstanceOf(PeerUnavailable.class);
    }

    @Test
    void aRefusalIsNoOutage() {
        status = 400;
        assertThatThrownBy(() -> shop().fill()).isInstanceOf(HttpClientErrorException.BadRequest.class);
        assertThat(methods).containsExactly("PUT");
    }

    @Test
    void repeatsWhatMayBeRepeatedAndNoPost() {
        status = 500;
        assertThatThrownBy(() -> shop().thing()).isInstanceOf(PeerUnavailable.class);
        assertThat(methods).containsExactly("GET", "GET", "GET");
        reset();
        assertThatThrownBy(() -> shop().fill()).isInstanceOf(PeerUnavailable.class);
        assertThat(methods).endsWith("PUT", "PUT", "PUT").hasSize(6);
        reset();
        assertThatThrownBy(() -> shop().order()).isInstanceOf(PeerUnavailable.class);
        assertThat(methods).endsWith("PUT", "POST").hasSize(7);
    }

    @Test
    void withoutATokenNothingIsSentAndThePeerIsNotToBlame() {
        tokens = () -> {
            throw new PeerUnavailable("wallet", false, null);
        };
        for (var call = 0; call < CALLS_JUDGED; call++) {
            assertOutage(shop(), false);
        }
        assertThat(methods).isEmpty();
        assertThat(commands().getState()).isEqualTo(State.CLOSED);
        tokens = () -> "token-2";
        assertThat(shop().order()).isEqualTo("done");
    }
}
