package org.walletsuite.runner;

import java.io.IOException;
import java.util.List;

/**
 * What the auditors of the ledger and of the services around it found.
 *
 * @param exitCode 0 when everything agrees, 1 when something was found, 2 when something could not be checked
 */
public record Books(int exitCode, String output) {

    /** The ledger, and the services that hold what they know against it. */
    private static final List<Service> AUDITED = List.of(Service.LEDGER, Service.PAYMENT, Service.WALLET, Service.VOUCHER);

    /** Has the books checked, beside a running suite with these options' ports and state. */
    public static Books verify(SuiteOptions options) {
        try {
            var secrets = Secrets.load(options.layout().secrets());
            var auditors = new Auditors(new PeerCalls(options.ports(), secrets));
            var books = new Books(0, "");
            for (var service : AUDITED) {
                books = books.and(auditors.ask(service));
            }
            return books;
        } catch (IOException e) {
            throw new StartFailure("can't have the books checked: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("interrupted", e);
        }
    }

    /** Both; what was found weighs more than what could not be checked, and nothing makes that all right. */
    Books and(Books other) {
        var found = exitCode == 1 || other.exitCode == 1;
        return new Books(found ? 1 : Math.max(exitCode, other.exitCode), output + other.output);
    }
}
