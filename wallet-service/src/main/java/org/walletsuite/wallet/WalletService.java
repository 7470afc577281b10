package org.walletsuite.wallet;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the wallet service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class WalletService {

    public static void main(String[] args) {
        SpringApplication.run(WalletService.class, args);
    }
}
