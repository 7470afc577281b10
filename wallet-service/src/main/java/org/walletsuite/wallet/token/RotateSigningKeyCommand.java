package org.walletsuite.wallet.token;

import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.walletsuite.platform.command.ServiceCommand;
import org.walletsuite.platform.secret.SecretConfiguration;

/**
 * Rotates the signing key from the command line, beside the running replicas. A command and not an endpoint, so that it
 * needs access to the database and the secrets key, and a stolen token is not enough. It prints which key signs from
 * when.
 */
public final class RotateSigningKeyCommand {

    public static final ServiceCommand COMMAND = new ServiceCommand(
            "rotate-signing-key", "The signing key was not rotated", Parts.class, (beans, _, out) -> {
                out.println(line(beans.getBean(SigningKeyRotation.class).rotate()));
                return 0;
            });

    private RotateSigningKeyCommand() {}

    private static String line(SigningKeyRotation.Newest newest) {
        return "Key " + newest.keyId() + (newest.begun() ? "" : " is on its way already and") + " signs from "
                + newest.signsFrom();
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
