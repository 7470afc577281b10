package org.walletsuite.ledger.reconciliation;

import java.io.PrintStream;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.walletsuite.platform.command.ServiceCommand;
import org.walletsuite.platform.reconciliation.ReconciliationDatabaseConfiguration;

/**
 * Verifies the books from the command line: no server, no writer, no relay. Only the database is needed, so that a
 * restored backup can be verified before a ledger runs on it.
 */
public final class VerifyCommand {

    public static final ServiceCommand COMMAND =
            new ServiceCommand("verify", "The books were not verified", Parts.class, VerifyCommand::run);

    private VerifyCommand() {}

    /** Prints the checks and their discrepancies; the exit status is 1 when there are any. */
    private static int run(ApplicationContext beans, ApplicationArguments arguments, PrintStream out) {
        var report = beans.getBean(Verification.class).run();
        report.lines().forEach(out::println);
        return report.discrepancies() == 0 ? 0 : 1;
    }

    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        JacksonAutoConfiguration.class,
        ReconciliationDatabaseConfiguration.class
    })
    @Import(Verification.class)
    static final class Parts {}
}
