package org.walletsuite.platform.peer;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import org.springframework.http.HttpMethod;

/**
 * A service's circuit breakers as its caller has them: one for reads and one for commands, so that what ails the ones
 * does not keep the others away.
 */
public final class Breakers {

    private final CircuitBreaker reads;
    private final CircuitBreaker commands;

    private Breakers(CircuitBreaker reads, CircuitBreaker commands) {
        this.reads = reads;
        this.commands = commands;
    }

    /** Those of the service with this name; in metrics they are called after it and what they are for. */
    public static Breakers of(CircuitBreakerRegistry registry, String service) {
        return new Breakers(
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
