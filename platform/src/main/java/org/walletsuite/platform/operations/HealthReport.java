package org.walletsuite.platform.operations;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.util.ArrayList;
import java.util.Comparator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.walletsuite.platform.event.EventLog;
import org.walletsuite.platform.operations.ServiceOverview.HealthPart;
import org.walletsuite.platform.operations.ServiceOverview.HealthStatus;
import org.walletsuite.platform.operations.ServiceOverview.ServiceHealth;

/**
 * The health of a service. Without its database, or without knowing which tokens are revoked, it is down; without the
 * broker or another service it goes on with the rest. Other services are not asked: their circuit breakers know.
 */
final class HealthReport {

    private final CircuitBreakerRegistry breakers;
    private final HealthIndicator access;
    private final EventLog log;

    HealthReport(CircuitBreakerRegistry breakers, HealthIndicator access, EventLog log) {
        this.breakers = breakers;
        this.access = access;
        this.log = log;
    }

    ServiceHealth of(boolean hasDatabase, boolean hasBroker) {
        var needed = new ArrayList<HealthPart>();
        needed.add(HealthPart.of("database", hasDatabase, "It did not answer in time"));
        needed.add(
                HealthPart.of("access", knowsAccess(), "Not all changes of users' and partners' access are consumed"));
        var others = new ArrayList<HealthPart>();
        others.add(HealthPart.of("broker", hasBroker, "It did not answer in time"));
        others.add(HealthPart.of("outbox", log.stoppedTopics() == 0, "An event can't be published"));
        breakers.getAllCircuitBreakers().stream()
                .sorted(Comparator.comparing(CircuitBreaker::getName))
                .map(breaker -> HealthPart.of(breaker.getName(), !isOpen(breaker), "Its circuit breaker is open"))
                .forEach(others::add);
        var status = areDown(needed) ? HealthStatus.DOWN : areDown(others) ? HealthStatus.DEGRADED : HealthStatus.UP;
        needed.addAll(others);
        return new ServiceHealth(status, needed);
    }

    private boolean knowsAccess() {
        var health = access.health();
        return health != null && health.getStatus().equals(Status.UP);
    }

    private static boolean isOpen(CircuitBreaker breaker) {
        return breaker.getState() == State.OPEN || breaker.getState() == State.FORCED_OPEN;
    }

    private static boolean areDown(Iterable<HealthPart> parts) {
        for (var part : parts) {
            if (part.status() == HealthStatus.DOWN) {
                return true;
            }
        }
        return false;
    }
}
