package org.walletsuite.runner;

import java.io.IOException;
import java.util.List;

/**
 * The results of the reconciliation of the ledger and the services.
 *
 * @param exitCode 0 when everything agrees, 1 with discrepancies, 2 when a check could not be run
 */
public record VerificationResult(int exitCode, String output) {

    /** The ledger, and the services that reconcile their records with it or with the events. */
    private static final List<Service> RECONCILED = List.of(
            Service.LEDGER,
            Service.PAYMENT,
            Service.WALLET,
            Service.VOUCHER,
            Service.WITHDRAWAL,
            Service.NOTIFICATION,
            Service.PARTNERSYNC);

    /** Reconciles the books of a running suite with these options' ports and state. */
    public static VerificationResult verify(SuiteOptions options) {
        try {
            var secrets = Secrets.load(options.layout().secrets());
            var reconciliation = new ReconciliationClient(new ServiceClient(options.ports(), secrets));
            var books = new VerificationResult(0, "");
            for (var service : RECONCILED) {
                books = books.and(reconciliation.ask(service));
            }
            return books;
        } catch (IOException e) {
            throw new StartFailure("can't reconcile the books: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("interrupted", e);
        }
    }

    /** Combines both results; discrepancies take precedence over checks that could not be run. */
    VerificationResult and(VerificationResult other) {
        var found = exitCode == 1 || other.exitCode == 1;
        return new VerificationResult(found ? 1 : Math.max(exitCode, other.exitCode), output + other.output);
    }
}
