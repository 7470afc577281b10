package org.walletsuite.voucher;

import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.walletsuite.platform.event.DeadLettersCommand;
import org.walletsuite.platform.idempotency.IdempotencyConfiguration;
import org.walletsuite.platform.picture.PictureConfiguration;

/** Starts the voucher service; with the argument {@code dead-letters} it shows, replays or discards those instead and ends. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
@Import({IdempotencyConfiguration.class, PictureConfiguration.class})
public class VoucherService {

    public static void main(String[] args) {
        if (List.of(args).contains(DeadLettersCommand.NAME)) {
            System.exit(DeadLettersCommand.run(args));
        }
        SpringApplication.run(VoucherService.class, args);
    }
}
