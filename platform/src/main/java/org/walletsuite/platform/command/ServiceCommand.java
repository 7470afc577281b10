package org.walletsuite.platform.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.walletsuite.platform.secret.UnusableSecretsKey;

/**
 * A command of a service: the service's main method starts it instead of the service when its name is among the
 * arguments. It has the service's settings, one database connection and the beans it names, but no web server, no
 * listener and no worker, so that it may run beside the replicas.
 *
 * @param failure how the line begins that says why it could not do its work
 * @param beans the configuration it needs
 */
public record ServiceCommand(String name, String failure, Class<?> beans, Work work) {

    /** The exit status of a command that was called wrongly, or refused. */
    public static final int REFUSED = 1;

    private static final String ONE_CONNECTION = "--spring.datasource.hikari.maximum-pool-size=1";

    private static final int NO_DATABASE = 2;
    private static final int NO_SECRETS = 3;

    /** What a command does. */
    @FunctionalInterface
    public interface Work {

        /**
         * Prints what came of it and returns the exit status, zero when all is well. An {@code IllegalArgumentException}
         * says what is wrong with the arguments.
         */
        int run(ApplicationContext beans, ApplicationArguments arguments, PrintStream out);
    }

    /** Runs the command that the arguments name and ends the process; does nothing where they name none. */
    public static void exitAfter(String[] arguments, ServiceCommand... commands) {
        Stream.of(commands)
                .filter(command -> List.of(arguments).contains(command.name))
                .findFirst()
                .ifPresent(command -> System.exit(command.run(
                        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8),
                        arguments)));
    }

    /**
     * Runs it. The exit status is the work's: 0 when all is well, and 1 when it found otherwise or refused what it was
     * asked for. It is 1 also when the arguments are wrong, 2 when the work could not be done without the database, and 3
     * when the secrets key is not the one that the replicas have.
     */
    public int run(PrintStream out, String... arguments) {
        var application =
                new SpringApplicationBuilder(beans).web(WebApplicationType.NONE).logStartupInfo(false);
        var all = Stream.concat(Stream.of(ONE_CONNECTION), Stream.of(arguments));
        try (var context = application.run(all.toArray(String[]::new))) {
            return work.run(context, new DefaultApplicationArguments(arguments), out);
        } catch (DataAccessException | TransactionException e) {
            return failed(out, e, NO_DATABASE);
        } catch (UnusableSecretsKey e) {
            return failed(out, e, NO_SECRETS);
        } catch (BeanCreationException e) {
            return failed(out, unusableKey(e), NO_SECRETS);
        } catch (IllegalArgumentException e) {
            out.println(e.getMessage());
            return REFUSED;
        }
    }

    /** The key is looked at when the bean is created that needs it; Spring wraps what is found then. */
    private static UnusableSecretsKey unusableKey(BeanCreationException failure) {
        return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(UnusableSecretsKey.class::isInstance)
                .map(UnusableSecretsKey.class::cast)
                .findFirst()
                .orElseThrow(() -> failure);
    }

    private int failed(PrintStream out, RuntimeException why, int status) {
        out.println(failure + ": " + why.getMessage());
        return status;
    }
}
