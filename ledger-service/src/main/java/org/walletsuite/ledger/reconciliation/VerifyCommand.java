package org.walletsuite.ledger.reconciliation;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.walletsuite.platform.reconciliation.ReconciliationDatabaseConfiguration;

/**
 * Verifies the books from the command line: no server, no writer, no relay. Only the database is needed, so that a
 * restored backup can be verified before a ledger runs on it.
 */
public final class VerifyCommand {

    private VerifyCommand() {}

    /** Prints the checks and their discrepancies; the exit code is 1 when there are any. */
    public static int run(String... arguments) {
        return run(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8), arguments);
    }

    static int run(PrintStream out, String... arguments) {
        var application = new SpringApplicationBuilder(Parts.class)
                .web(WebApplicationType.NONE)
                .properties("logging.level.root=WARN", "suite.reconciliation.connections=2")
                .logStartupInfo(false);
        try (var context = application.run(arguments)) {
            var report = context.getBean(Verification.class).run();
            report.lines().forEach(out::println);
            return report.discrepancies() == 0 ? 0 : 1;
        } catch (IllegalStateException e) {
            out.println(e.getMessage());
            return 2;
        }
    }

    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        JacksonAutoConfiguration.class,
        ReconciliationDatabaseConfiguration.class
    })
    @Import(Verification.class)
    static final class Parts {}
}
