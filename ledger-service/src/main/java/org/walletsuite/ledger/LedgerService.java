package org.walletsuite.ledger;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the ledger service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class LedgerService {

    public static void main(String[] args) {
        SpringApplication.run(LedgerService.class, args);
    }
}
