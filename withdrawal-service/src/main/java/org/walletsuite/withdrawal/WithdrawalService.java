package org.walletsuite.withdrawal;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the withdrawal service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class WithdrawalService {

    public static void main(String[] args) {
        SpringApplication.run(WithdrawalService.class, args);
    }
}
