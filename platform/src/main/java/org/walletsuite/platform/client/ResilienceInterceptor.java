package org.walletsuite.platform.client;

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

/** Fails fast during a service's outage, and retries idempotent HTTP methods; only the caller may retry a POST. */
final class ResilienceInterceptor implements ClientHttpRequestInterceptor {

    private static final int ATTEMPTS = 3;
    private static final Set<HttpMethod> RETRYABLE = Set.of(HttpMethod.GET, HttpMethod.PUT);

    /** Statuses that count as an outage of the service; other errors concern one request, and must not block others. */
    private static final Set<Integer> DOWN = Set.of(
            HttpStatus.BAD_GATEWAY.value(), HttpStatus.SERVICE_UNAVAILABLE.value(), HttpStatus.GATEWAY_TIMEOUT.value());

    private final String service;
    private final CircuitBreakers breakers;
    private final Retry retry;

    ResilienceInterceptor(String service, CircuitBreakers breakers) {
        this.service = service;
        this.breakers = breakers;
        this.retry = Retry.of(
                service,
                RetryConfig.custom()
                        .maxAttempts(ATTEMPTS)
                        .intervalFunction(IntervalFunction.ofExponentialRandomBackoff(Duration.ofMillis(50), 2))
                        .retryOnException(error -> error instanceof ServiceUnavailable)
                        .build());
    }

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        var exchange = new ResilientExchange(request, body, execution);
        try {
            return isRetried(request.getMethod())
                    ? retry.executeCheckedSupplier(exchange::attempt)
                    : exchange.attempt();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    static boolean isRetried(HttpMethod method) {
        return RETRYABLE.contains(method);
    }

    /** One request with all its attempts: an earlier attempt may have run even when the next one provably didn't. */
    private final class ResilientExchange {

        private final HttpRequest request;
        private final byte[] body;
        private final ClientHttpRequestExecution execution;
        private boolean mayHaveRun;

        ResilientExchange(HttpRequest request, byte[] body, ClientHttpRequestExecution execution) {
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
                throw isDown(answer) ? unavailable(null) : ServiceUnavailable.failing(service, mayHaveRun);
            }
            return answer;
        }

        private BufferedResponse answer(CircuitBreaker breaker) {
            var start = breaker.getCurrentTimestamp();
            try {
                var answer = BufferedResponse.of(execution.execute(request, body));
                var took = breaker.getCurrentTimestamp() - start;
                if (isDown(answer)) {
                    breaker.onError(took, breaker.getTimestampUnit(), unavailable(null));
                } else {
                    breaker.onSuccess(took, breaker.getTimestampUnit());
                }
                return answer;
            } catch (IOException e) {
                if (ServiceUnavailable.isNoConnectionFree(e)) {
                    breaker.releasePermission(); // Our own pool is exhausted, which is no fault of the service.
                } else {
                    breaker.onError(breaker.getCurrentTimestamp() - start, breaker.getTimestampUnit(), e);
                }
                mayHaveRun |= isCommand() && !ServiceUnavailable.isNeverSent(e);
                throw unavailable(e);
            } catch (RuntimeException e) {
                breaker.releasePermission();
                throw e;
            }
        }

        private static boolean isDown(BufferedResponse answer) {
            return DOWN.contains(answer.getStatusCode().value());
        }

        private boolean isCommand() {
            return !CircuitBreakers.isRead(request.getMethod());
        }

        private ServiceUnavailable unavailable(@Nullable Exception cause) {
            return new ServiceUnavailable(service, mayHaveRun, cause);
        }
    }
}
