package org.walletsuite.payment;

import com.github.benmanes.caffeine.cache.Ticker;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.walletsuite.platform.command.ServiceCommand;
import org.walletsuite.platform.event.DeadLettersCommand;
import org.walletsuite.platform.idempotency.IdempotencyConfiguration;

/**
 * Starts the payment service; with the argument {@code dead-letters} it shows, replays or discards dead letters instead
 * and ends.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
@Import(IdempotencyConfiguration.class)
public class PaymentService {

    public static void main(String[] args) {
        ServiceCommand.exitAfter(args, DeadLettersCommand.COMMAND);
        SpringApplication.run(PaymentService.class, args);
    }

    /** The clock of the caches. */
    @Bean
    static Ticker ticker() {
        return Ticker.systemTicker();
    }
}
