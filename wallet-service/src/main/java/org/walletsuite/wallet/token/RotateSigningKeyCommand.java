package org.walletsuite.wallet.token;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.walletsuite.platform.secret.SecretConfiguration;
import org.walletsuite.platform.secret.UnusableSecretsKey;

/**
 * Rotates the signing key from the command line, beside the running replicas. A command and not an endpoint: whoever may
 * start it has the database and the secrets key already, and no stolen token can.
 */
public final class RotateSigningKeyCommand {

    /** The argument that starts it. */
    public static final String NAME = "rotate-signing-key";

    private RotateSigningKeyCommand() {}

    /**
     * Prints which key signs from when. The exit code is 2 when the database could not be reached, and 3 when the secrets
     * key is not the one that the replicas have.
     */
    public static int run(String... arguments) {
        return run(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8), arguments);
    }

    static int run(PrintStream out, String... arguments) {
        var application = new SpringApplicationBuilder(Parts.class)
                .web(WebApplicationType.NONE)
                .properties("logging.level.root=WARN", "spring.datasource.hikari.maximum-pool-size=1")
                .logStartupInfo(false);
        try (var context = application.run(arguments)) {
            var newest = context.getBean(SigningKeyRotation.class).rotate();
            out.println("Key " + newest.keyId() + (newest.begun() ? "" : " is on its way already and") + " signs from "
                    + newest.signsFrom());
            return 0;
        } catch (DataAccessException | TransactionException e) {
            out.println("The signing key was not rotated: " + e.getMessage());
            return 2;
        } catch (UnusableSecretsKey e) {
            out.println("The signing key was not rotated: " + e.getMessage());
            return 3;
        }
    }

    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        TransactionAutoConfiguration.class
    })
    @ConfigurationPropertiesScan(basePackageClasses = SigningKeySettings.class)
    @Import({SigningKeyRows.class, SigningKeyRotation.class, SecretConfiguration.class})
    static final class Parts {

        @Bean
        Clock clock() {
            return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
        }
    }
}
