package org.walletsuite.runner;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * What the ledger's own {@code verify} command found.
 *
 * @param exitCode 0 when the books balance
 */
public record Books(int exitCode, String output) {

    /** Lets the ledger check its books, beside a running suite with these options' ports and state. */
    public static Books verify(SuiteOptions options) {
        var layout = options.layout();
        try {
            var secrets = Secrets.load(layout.secrets());
            var environment = new ServiceEnvironment(options.ports(), secrets, layout.mail())
                    .of(Service.LEDGER, System.getenv(), options.environment());
            var ledger = ServiceProgram.of(Service.LEDGER, layout, options.ports(), environment, options.aotCaches());
            var builder = new ProcessBuilder(ledger.commandWith("verify")).redirectErrorStream(true);
            builder.environment().putAll(environment);
            // The running ledger holds the port.
            builder.environment().put("SERVER_PORT", "0");
            var process = builder.start();
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Books(process.waitFor(), output);
        } catch (IOException e) {
            throw new StartFailure("can't run the ledger's verify: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("interrupted", e);
        }
    }
}
