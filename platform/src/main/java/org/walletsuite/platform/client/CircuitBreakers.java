package org.walletsuite.platform.client;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import org.springframework.http.HttpMethod;

/**
 * The circuit breakers that guard calls to one service: one for reads and one for commands, so that failures of one
 * kind do not block the other.
 */
public final class CircuitBreakers {

    private final CircuitBreaker reads;
    private final CircuitBreaker commands;

    private CircuitBreakers(CircuitBreaker reads, CircuitBreaker commands) {
        this.reads = reads;
        this.commands = commands;
    }

    /** The breakers of the service with this name, which their metrics carry too. */
    public static CircuitBreakers of(CircuitBreakerRegistry registry, String service) {
        return new CircuitBreakers(
                registry.circuitBreaker(service + "-reads"), registry.circuitBreaker(service + "-commands"));
    }

    public CircuitBreaker of(HttpMethod method) {
        return isRead(method) ? reads : commands;
    }

    /** Whether a request changes nothing; all others are commands. */
    public static boolean isRead(HttpMethod method) {
        return HttpMethod.GET.equals(method) || HttpMethod.HEAD.equals(method) || HttpMethod.OPTIONS.equals(method);
    }
}
