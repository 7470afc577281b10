package org.walletsuite.ledger;

import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.walletsuite.ledger.reconciliation.VerifyCommand;

/** Starts the ledger service; with the argument {@code verify} it checks the books instead and ends. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class LedgerService {

    public static void main(String[] args) {
        if (List.of(args).contains("verify")) {
            System.exit(VerifyCommand.run(args));
        }
        SpringApplication.run(LedgerService.class, args);
    }
}
