package org.walletsuite.wallet;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.walletsuite.platform.attempt.FailedAttemptsConfiguration;
import org.walletsuite.platform.command.ServiceCommand;
import org.walletsuite.platform.idempotency.IdempotencyConfiguration;
import org.walletsuite.platform.ledger.LedgerClientConfiguration;
import org.walletsuite.platform.picture.PictureConfiguration;
import org.walletsuite.platform.signing.SigningKeyConfiguration;
import org.walletsuite.wallet.token.KeyRotation;

/** Starts the wallet service; with the argument {@code rotate-signing-key} it only rotates the signing key. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
@Import({
    FailedAttemptsConfiguration.class,
    IdempotencyConfiguration.class,
    LedgerClientConfiguration.class,
    PictureConfiguration.class,
    SigningKeyConfiguration.class
})
public class WalletService {

    public static void main(String[] args) {
        ServiceCommand.exitAfter(args, KeyRotation.COMMAND);
        SpringApplication.run(WalletService.class, args);
    }
}
