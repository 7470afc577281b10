package org.walletsuite.runner;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What {@code ./run} gives the services, for comparison with what production gives them. */
public final class LocalRun {

    private LocalRun() {}

    /** The names of the settings that a service gets. */
    public static Set<String> settings(Service service, Path directory) throws IOException {
        var secrets = Secrets.load(directory.resolve("secrets.properties"));
        return new ServiceEnvironment(Ports.fixed(Service.GATEWAY.defaultPort()), secrets, directory)
                .of(service, Map.of(), Map.of())
                .keySet();
    }

    /** The flags with which every service runs. */
    public static List<String> jvmFlags() {
        return Jdk.FLAGS;
    }
}
