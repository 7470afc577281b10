package org.walletsuite.platform.peer;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/** Fails fast while a peer is down, and repeats what HTTP allows to be repeated; a POST is its caller's to repeat. */
final class Resilience implements ClientHttpRequestInterceptor {

    private static final int ATTEMPTS = 3;
    private static final Set<HttpMethod> REPEATABLE = Set.of(HttpMethod.GET, HttpMethod.PUT);

    /** What a peer that is down is spoken for with; its other errors are about one request, and keep nobody else away. */
    private static final Set<Integer> DOWN = Set.of(
            HttpStatus.BAD_GATEWAY.value(), HttpStatus.SERVICE_UNAVAILABLE.value(), HttpStatus.GATEWAY_TIMEOUT.value());

    private final String peer;
    private final Breakers breakers;
    private final Retry retry;

    Resilience(String peer, Breakers breakers) {
        this.peer = peer;
        this.breakers = breakers;
        this.retry = Retry.of(
                peer,
                RetryConfig.custom()
                        .maxAttempts(ATTEMPTS)
                        .intervalFunction(IntervalFunction.ofExponentialRandomBackoff(Duration.ofMillis(50), 2))
                        .retryOnException(error -> error instanceof PeerUnavailable)
                        .build());
    }

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        var exchange = new Exchange(request, body, execution);
        try {
            return REPEATABLE.contains(request.getMethod())
                    ? retry.executeCheckedSupplier(exchange::attempt)
                    : exchange.attempt();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** One request with all its attempts: what one of them may have done the next one's failure does not undo. */
    private final class Exchange {

        private final HttpRequest request;
        private final byte[] body;
        private final ClientHttpRequestExecution execution;
        private boolean mayHaveRun;

        Exchange(HttpRequest request, byte[] body, ClientHttpRequestExecution execution) {
            this.request = request;
            this.body = body;
            this.execution = execution;
        }

        ClientHttpResponse attempt() {
            var breaker = breakers.of(request.getMethod());
            if (!breaker.tryAcquirePermission()) {
                throw unavailable(CallNotPermittedException.createCallNotPermittedException(breaker));
            }
            var answer = answer(breaker);
            if (answer.getStatusCode().is5xxServerError()) {
                mayHaveRun |= isCommand();
                throw unavailable(null);
            }
            return answer;
        }

        private WholeAnswer answer(CircuitBreaker breaker) {
            var start = breaker.getCurrentTimestamp();
            try {
                var answer = WholeAnswer.of(execution.execute(request, body));
                var took = breaker.getCurrentTimestamp() - start;
                if (DOWN.contains(answer.getStatusCode().value())) {
                    breaker.onError(took, breaker.getTimestampUnit(), unavailable(null));
                } else {
                    breaker.onSuccess(took, breaker.getTimestampUnit());
                }
                return answer;
            } catch (IOException e) {
                if (PeerUnavailable.isNoConnectionFree(e)) {
                    breaker.releasePermission(); // It is we who have all of them in use.
                } else {
                    breaker.onError(breaker.getCurrentTimestamp() - start, breaker.getTimestampUnit(), e);
                }
                mayHaveRun |= isCommand() && !PeerUnavailable.isNeverSent(e);
                throw unavailable(e);
            } catch (RuntimeException e) {
                breaker.releasePermission();
                throw e;
            }
        }

        private boolean isCommand() {
            return !Breakers.isRead(request.getMethod());
        }

        private PeerUnavailable unavailable(@Nullable Exception cause) {
            return new PeerUnavailable(peer, mayHaveRun, cause);
        }
    }
}
