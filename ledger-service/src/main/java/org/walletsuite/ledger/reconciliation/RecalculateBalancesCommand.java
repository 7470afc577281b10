package org.walletsuite.ledger.reconciliation;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.walletsuite.ledger.reconciliation.BalanceRecalculation.Outcome;
import org.walletsuite.ledger.reconciliation.BalanceRecalculation.Recalculated;
import org.walletsuite.platform.command.ServiceCommand;
import org.walletsuite.platform.reconciliation.ReconciliationDatabase;
import org.walletsuite.platform.reconciliation.ReconciliationDatabaseConfiguration;
import tools.jackson.databind.json.JsonMapper;

/**
 * Recalculates balances from the command line, beside the running replicas and with their role:
 * {@code recalculate-balances [--user-id N] [--dry-run]}. It prints every account and what it changed. The exit status
 * is 0 when all stored balances were correct, 1 when some were not or the arguments are wrong, and 2 when they could not be
 * compared.
 */
public final class RecalculateBalancesCommand {

    private static final String NAME = "recalculate-balances";
    private static final String USAGE = NAME + " [--user-id N] [--dry-run]";
    private static final int SOME_WRONG = 1;

    public static final ServiceCommand COMMAND = new ServiceCommand(
            NAME, "Not all balances were recalculated", Parts.class, RecalculateBalancesCommand::run);

    private final PrintStream out;
    private long correct;
    private long wrong;
    private long refused;

    private RecalculateBalancesCommand(PrintStream out) {
        this.out = out;
    }

    private static int run(ApplicationContext beans, ApplicationArguments arguments, PrintStream out) {
        var options = Options.of(arguments.getSourceArgs()).orElseThrow(() -> new IllegalArgumentException(USAGE));
        return new RecalculateBalancesCommand(out).run(recalculation(beans), options);
    }

    private int run(BalanceRecalculation recalculation, Options options) {
        recalculation.run(options.userNumber(), options.isDryRun(), this::print);
        if (options.userNumber() != null && correct + wrong + refused == 0) {
            throw new IllegalArgumentException("User " + options.userNumber() + " has no accounts");
        }
        out.println(correct + " correct, " + wrong + (options.isDryRun() ? " to be corrected, " : " corrected, ")
                + refused + " wrong and not to be corrected");
        return wrong + refused == 0 ? 0 : SOME_WRONG;
    }

    private void print(Recalculated recalculated) {
        var account = recalculated.account();
        var result = switch (recalculated.outcome()) {
            case Outcome.Correct() -> {
                correct++;
                yield "correct";
            }
            case Outcome.Wrong(var isCorrected) -> {
                wrong++;
                yield (isCorrected ? "corrected: " : "would be corrected: ") + changes(account);
            }
            case Outcome.Refused(var reason) -> {
                refused++;
                yield "NOT CORRECTED: " + reason;
            }
        };
        out.println(String.join(
                "  ",
                account.id().toString(),
                account.ownerNumber() == null ? "no user" : "user " + account.ownerNumber(),
                account.program() + "/" + account.purpose() + "/" + account.asset(),
                "balance " + account.balance().toPlainString() + ", entries "
                        + account.entries().toPlainString(),
                "held " + account.held().toPlainString() + ", holds "
                        + account.holds().toPlainString(),
                result));
    }

    private static String changes(AccountSums account) {
        var balance = change("balance", account.balance(), account.entries());
        var held = change("held", account.held(), account.holds());
        return balance + (balance.isEmpty() || held.isEmpty() ? "" : ", ") + held;
    }

    private static String change(String what, BigDecimal before, BigDecimal after) {
        return before.compareTo(after) == 0 ? "" : what + " " + before.toPlainString() + " -> " + after.toPlainString();
    }

    private static BalanceRecalculation recalculation(ApplicationContext beans) {
        return new BalanceRecalculation(
                beans.getBean(ReconciliationDatabase.class),
                beans.getBean(JdbcClient.class),
                beans.getBean(PlatformTransactionManager.class),
                beans.getBean(JsonMapper.class));
    }

    /** An unknown word is refused, because a misspelt {@code --dry-run} would change balances. */
    private record Options(@Nullable Long userNumber, boolean isDryRun) {

        private static final String USER = "--user-id";
        private static final String DRY_RUN = "--dry-run";

        /** Settings, whose names have dots, are Spring's. */
        static Optional<Options> of(String... arguments) {
            var words = new ArrayDeque<>(List.of(arguments));
            words.remove(NAME);
            var options = new Options(null, false);
            while (!words.isEmpty()) {
                var word = words.remove().split("=", 2);
                if (word[0].equals(USER)) {
                    var number = word.length == 2 ? word[1] : words.poll();
                    if (number == null || !number.matches("[0-9]{1,18}") || options.userNumber() != null) {
                        return Optional.empty();
                    }
                    options = new Options(Long.valueOf(number), options.isDryRun());
                } else if (word[0].equals(DRY_RUN) && word.length == 1) {
                    options = new Options(options.userNumber(), true);
                } else if (!word[0].matches("--[^.]+\\..*")) {
                    return Optional.empty();
                }
            }
            return Optional.of(options);
        }
    }

    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        JacksonAutoConfiguration.class,
        ReconciliationDatabaseConfiguration.class
    })
    static final class Parts {}
}
