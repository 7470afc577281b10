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

    private final String peer;
    private final CircuitBreaker breaker;
    private final Retry retry;

    Resilience(String peer, CircuitBreaker breaker) {
        this.peer = peer;
        this.breaker = breaker;
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
        try {
            return REPEATABLE.contains(request.getMethod())
                    ? retry.executeCheckedSupplier(() -> guarded(request, body, execution))
                    : guarded(request, body, execution);
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private ClientHttpResponse guarded(HttpRequest request, byte[] body, ClientHttpRequestExecution execution) {
        try {
            return breaker.executeCallable(() -> {
                var response = execution.execute(request, body);
                if (isOutage(HttpStatus.resolve(response.getStatusCode().value()))) {
                    response.close();
                    throw new PeerUnavailable(peer, true, null);
                }
                return response;
            });
        } catch (PeerUnavailable e) {
            throw e;
        } catch (CallNotPermittedException e) {
            throw new PeerUnavailable(peer, false, e);
        } catch (IOException e) {
            throw new PeerUnavailable(peer, !PeerUnavailable.isNeverSent(e), e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isOutage(@Nullable HttpStatus status) {
        return status != null && status.is5xxServerError();
    }
}
