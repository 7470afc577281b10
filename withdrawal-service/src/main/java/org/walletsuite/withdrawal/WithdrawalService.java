package org.walletsuite.withdrawal;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;
import org.walletsuite.platform.idempotency.IdempotencyConfiguration;

/** Starts the withdrawal service. */
@SpringBootApplication
@ConfigurationPropertiesScan
@Import(IdempotencyConfiguration.class)
public class WithdrawalService {

    public static void main(String[] args) {
        SpringApplication.run(WithdrawalService.class, args);
    }
}
