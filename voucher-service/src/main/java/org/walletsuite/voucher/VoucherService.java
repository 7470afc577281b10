package org.walletsuite.voucher;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.walletsuite.platform.attempt.FailedAttemptsConfiguration;
import org.walletsuite.platform.command.ServiceCommand;
import org.walletsuite.platform.event.DeadLettersCommand;
import org.walletsuite.platform.idempotency.IdempotencyConfiguration;
import org.walletsuite.platform.picture.PictureConfiguration;

/**
 * Starts the voucher service; with the argument {@code dead-letters} it shows, replays or discards dead letters instead
 * and ends.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
@Import({IdempotencyConfiguration.class, PictureConfiguration.class, FailedAttemptsConfiguration.class})
public class VoucherService {

    public static void main(String[] args) {
        ServiceCommand.exitAfter(args, DeadLettersCommand.COMMAND);
        SpringApplication.run(VoucherService.class, args);
    }
}
