package org.walletsuite.runner;

import java.nio.file.Path;
import java.util.Map;

/**
 * One process of a service.
 *
 * @param name its part's
 * @param jar of this version or of another one
 * @param healthPort the gateway tells of its health on a port of its own, because its public one is open before it can
 *     verify tokens
 * @param settings what it is given besides the suite's settings
 */
public record Replica(Service service, String name, Path jar, int port, int healthPort, Map<String, String> settings) {

    public Replica {
        settings = Map.copyOf(settings);
    }

    /** The suite's own process of the service, from this checkout's jar. */
    public static Replica own(Service service, SuiteOptions options) {
        return new Replica(
                service,
                service.module(),
                options.layout().serviceJar(service),
                options.ports().of(service),
                options.ports().health(service),
                Map.of());
    }

    /** Another process, on a port of its own. */
    public static Replica of(Service service, String name, Path jar, Map<String, String> settings) {
        var free = Ports.free();
        return new Replica(service, name, jar, free.of(service), free.health(service), settings);
    }

    /** The settings of its ports. */
    Map<String, String> ports() {
        var own = Integer.toString(port);
        return port == healthPort
                ? Map.of("SERVER_PORT", own)
                : Map.of("SERVER_PORT", own, "MANAGEMENT_SERVER_PORT", Integer.toString(healthPort));
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    String healthUrl() {
        return "http://127.0.0.1:" + healthPort
                + (port == healthPort ? "/actuator/health" : "/actuator/health/readiness");
    }
}
