package org.walletsuite.partnersync;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.walletsuite.partnersync.token.KeyRotation;
import org.walletsuite.platform.attempt.FailedAttemptsConfiguration;
import org.walletsuite.platform.command.ServiceCommand;
import org.walletsuite.platform.event.DeadLettersCommand;
import org.walletsuite.platform.idempotency.IdempotencyConfiguration;
import org.walletsuite.platform.signing.SigningKeyConfiguration;

/**
 * Starts the partner sync service; with the argument {@code rotate-signing-key} it only rotates the signing key, with {@code
 * dead-letters} it shows, replays or discards dead letters.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
@Import({FailedAttemptsConfiguration.class, IdempotencyConfiguration.class, SigningKeyConfiguration.class})
public class PartnerSyncService {

    public static void main(String[] args) {
        ServiceCommand.exitAfter(args, KeyRotation.COMMAND, DeadLettersCommand.COMMAND);
        SpringApplication.run(PartnerSyncService.class, args);
    }
}
