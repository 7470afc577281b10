package org.walletsuite.platform.signing;

import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
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

    public static final String NAME = "rotate-signing-key";

    private RotateSigningKeyCommand() {}

    /**
     * The command of an issuer.
     *
     * @param parts imports {@link Parts}, and says how long the issuer's tokens live
     */
    public static ServiceCommand of(Class<?> parts) {
        return new ServiceCommand(NAME, "The signing key was not rotated", parts, (beans, _, out) -> {
            out.println(line(beans.getBean(SigningKeyRotation.class).rotate()));
            return 0;
        });
    }

    private static String line(SigningKeyRotation.Newest newest) {
        return "Key " + newest.keyId() + (newest.begun() ? "" : " is on its way already and") + " signs from "
                + newest.signsFrom();
    }

    /** What it needs of every issuer. */
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        TransactionAutoConfiguration.class
    })
    @Import({SigningKeyConfiguration.Rotation.class, SecretConfiguration.class})
    public static class Parts {

        @Bean
        Clock clock() {
            return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
        }
    }
}
