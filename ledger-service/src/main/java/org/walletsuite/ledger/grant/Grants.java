package org.walletsuite.ledger.grant;

import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What each service may do. Everything else is refused, so that a leaked secret grants access only to its service's own
 * programs.
 *
 * @param grants service, program, operations
 */
@ConfigurationProperties("ledger")
public record Grants(@DefaultValue Map<String, Map<String, Set<Operation>>> grants) {

    /** The programs in which a service may do this. */
    public interface Grant {

        /** The ledger's own. */
        Grant ALL = (_, _) -> true;

        boolean allows(Operation operation, String program);
    }

    public Grant of(String service) {
        var programs = grants.getOrDefault(service, Map.of());
        return (operation, program) -> programs.getOrDefault(program, Set.of()).contains(operation);
    }

    /** Whether there is a program in which this service may do this. */
    public boolean allowSomewhere(String service, Operation operation) {
        return grants.getOrDefault(service, Map.of()).values().stream()
                .anyMatch(operations -> operations.contains(operation));
    }
}
