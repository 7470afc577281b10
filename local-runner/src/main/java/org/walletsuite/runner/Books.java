package org.walletsuite.runner;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What the ledger's own {@code verify} command and the auditors of the services around it found.
 *
 * @param exitCode 0 when everything agrees, 1 when something was found, 2 when something could not be checked
 */
public record Books(int exitCode, String output) {

    /** The services that hold what they know against the ledger. */
    private static final List<Service> AUDITED = List.of(Service.PAYMENT, Service.WALLET);

    /** Has the books checked, beside a running suite with these options' ports and state. */
    public static Books verify(SuiteOptions options) {
        try {
            var secrets = Secrets.load(options.layout().secrets());
            var books = ledger(options, secrets);
            var auditors = new Auditors(new PeerCalls(options.ports(), secrets));
            for (var service : AUDITED) {
                books = books.and(auditors.ask(service));
            }
            return books;
        } catch (IOException e) {
            throw new StartFailure("can't run the ledger's verify: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("interrupted", e);
        }
    }

    private static Books ledger(SuiteOptions options, Secrets secrets) throws IOException, InterruptedException {
        var process = ServiceProgram.of(Service.LEDGER, options, secrets)
                .beside("verify")
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Books(process.waitFor(), output);
    }

    /** Both; what was found weighs more than what could not be checked, and nothing makes that all right. */
    Books and(Books other) {
        var found = exitCode == 1 || other.exitCode == 1;
        return new Books(found ? 1 : Math.max(exitCode, other.exitCode), output + other.output);
    }
}
