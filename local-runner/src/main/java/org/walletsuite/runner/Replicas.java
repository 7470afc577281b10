package org.walletsuite.runner;

import java.io.IOException;
import java.util.function.Consumer;

/** Processes of a suite's services beside the suite's own, or in place of them. */
public final class Replicas {

    private final SuiteOptions options;
    private final Secrets secrets;
    private final Parts parts;
    private final Consumer<Part> bringUp;

    Replicas(SuiteOptions options, Secrets secrets, Parts parts, Consumer<Part> bringUp) {
        this.options = options;
        this.secrets = secrets;
        this.parts = parts;
        this.bringUp = bringUp;
    }

    /** Starts a process, which the suite ends with its other parts, and returns when it is ready. */
    public Part start(Replica replica) {
        var part = parts.add(program(replica));
        bringUp.accept(part);
        return part;
    }

    /** Has a service end as soon as it is set up and its database migrated, as the job in a cluster does. */
    public void migrate(Replica replica) {
        program(replica).migrate();
    }

    /** Stops a service in order, and returns a replacement on its port with an entry point from the module's tests. */
    public ProcessBuilder inPlaceOf(Service service, String mainClass) {
        var program =
                program(Replica.own(service, options)).with(options.layout().testsJar(service), mainClass);
        parts.get(service.module()).stop();
        return program;
    }

    private ServiceProgram program(Replica replica) {
        try {
            return ServiceProgram.of(replica, options, secrets);
        } catch (IOException e) {
            throw new StartFailure("can't unpack " + replica.jar() + ": " + e.getMessage(), e);
        }
    }
}
