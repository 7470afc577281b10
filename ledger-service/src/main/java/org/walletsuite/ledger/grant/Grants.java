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

    /** What one service may do. */
    public interface Grant {

        /** The ledger's own. */
        Grant ALL = (_, _) -> true;

        boolean allows(Operation operation, String program);

        /** Whether there is a program in which it may do this. */
        default boolean allowsSomewhere(Operation operation) {
            return true;
        }
    }

    public Grant of(String service) {
        return new OfService(grants.getOrDefault(service, Map.of()));
    }

    private record OfService(Map<String, Set<Operation>> programs) implements Grant {

        @Override
        public boolean allows(Operation operation, String program) {
            return programs.getOrDefault(program, Set.of()).contains(operation);
        }

        @Override
        public boolean allowsSomewhere(Operation operation) {
            return programs.values().stream().anyMatch(operations -> operations.contains(operation));
        }
    }
}
