package org.walletsuite.deployment;

import java.util.Map;

/**
 * A pod, or an address outside.
 *
 * @param namespace empty for an address outside the cluster
 * @param address IPv4
 * @param ports that may listen, by name
 */
record Endpoint(String name, String namespace, Map<String, String> labels, String address, Map<String, Integer> ports) {

    private static final String INSIDE = "10.0.0.1";

    static Endpoint pod(String name, String namespace, Map<String, String> labels, Map<String, Integer> ports) {
        return new Endpoint(name, namespace, labels, INSIDE, ports);
    }

    boolean isPod() {
        return !namespace.isEmpty();
    }
}
