package org.walletsuite.gateway.route;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.walletsuite.gateway.route.ForwardingFailure.Kind;
import org.walletsuite.platform.client.CircuitBreakers;
import org.walletsuite.platform.client.ServiceUnavailable;

/**
 * A service behind the gateway: its address and its circuit breakers, which count the failures that indicate an outage.
 */
final class Upstream {

    private static final Logger LOG = LoggerFactory.getLogger(Upstream.class);

    private final String name;
    private final URI address;
    private final CircuitBreakers breakers;

    Upstream(String name, URI address, CircuitBreakers breakers) {
        this.name = name;
        this.address = address;
        this.breakers = breakers;
    }

    URI address() {
        return address;
    }

    /** Sends a request; only a GET is retried, once, when the first attempt did not reach the service. */
    ClientHttpResponse send(RestClient.RequestBodySpec request, HttpMethod method) throws ForwardingFailure {
        var breaker = breakers.of(method);
        try {
            return attempt(request, breaker);
        } catch (ForwardingFailure failure) {
            if (failure.kind() != Kind.NOT_REACHED
                    || !HttpMethod.GET.equals(method)
                    || breaker.getState() != CircuitBreaker.State.CLOSED) {
                throw failure;
            }
            return attempt(request, breaker);
        }
    }

    private ClientHttpResponse attempt(RestClient.RequestBodySpec request, CircuitBreaker breaker)
            throws ForwardingFailure {
        if (!breaker.tryAcquirePermission()) {
            throw new ForwardingFailure(
                    Kind.NOT_REACHED, CallNotPermittedException.createCallNotPermittedException(breaker));
        }
        var start = breaker.getCurrentTimestamp();
        try {
            var response = request.exchangeForRequiredValue((_, answer) -> answer, false);
            breaker.onSuccess(breaker.getCurrentTimestamp() - start, breaker.getTimestampUnit());
            return response;
        } catch (ResourceAccessException e) {
            var cause = e.getCause() instanceof IOException known ? known : new IOException("No answer", e);
            var failure = failure(cause);
            if (failure.kind().isTheServices()) {
                // Without Spring's own message: it has the path, and in that there may be a voucher's code.
                LOG.warn("{} failed: {} ({})", name, failure.kind(), cause.toString());
                breaker.onError(breaker.getCurrentTimestamp() - start, breaker.getTimestampUnit(), e);
            } else {
                breaker.releasePermission();
            }
            throw failure;
        } catch (RuntimeException e) {
            breaker.releasePermission();
            throw e;
        }
    }

    /** What a failed exchange means for the caller. */
    static ForwardingFailure failure(IOException cause) {
        return switch (cause) {
            case RequestBodyException.TooLarge fault -> new ForwardingFailure(Kind.BODY_TOO_LARGE, fault);
            case RequestBodyException.TooSlow fault -> new ForwardingFailure(Kind.BODY_TOO_SLOW, fault);
            case RequestBodyException fault -> new ForwardingFailure(Kind.BODY_LOST, fault);
            case IOException _
            when ServiceUnavailable.isNoConnectionFree(cause) -> new ForwardingFailure(Kind.NO_CONNECTION_FREE, cause);
            case IOException _
            when ServiceUnavailable.isNeverSent(cause) -> new ForwardingFailure(Kind.NOT_REACHED, cause);
            case SocketTimeoutException _ -> new ForwardingFailure(Kind.TOO_SLOW, cause);
            default -> new ForwardingFailure(Kind.NO_USABLE_ANSWER, cause);
        };
    }
}
