package org.walletsuite.ledger;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.walletsuite.ledger.reconciliation.RecalculateBalancesCommand;
import org.walletsuite.ledger.reconciliation.VerifyCommand;
import org.walletsuite.platform.command.ServiceCommand;

/**
 * Starts the ledger service; with the argument {@code verify} it checks the books instead and ends, with
 * {@code recalculate-balances} it corrects stored balances.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class LedgerService {

    public static void main(String[] args) {
        ServiceCommand.exitAfter(args, VerifyCommand.COMMAND, RecalculateBalancesCommand.COMMAND);
        SpringApplication.run(LedgerService.class, args);
    }
}
