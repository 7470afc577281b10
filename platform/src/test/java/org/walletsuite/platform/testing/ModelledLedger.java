package org.walletsuite.platform.testing;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.walletsuite.platform.ledger.LedgerApi;

/** A service's ledger in miniature: a model that keeps the books, and a line to it that tests make fail. */
@Configuration(proxyBeanMethods = false)
public class ModelledLedger {

    @Bean
    LedgerModel books(MovableClock clock) {
        return new LedgerModel(clock);
    }

    @Bean
    UnreliableLedger unreliableLedger(LedgerModel books) {
        return new UnreliableLedger(books);
    }

    @Bean
    @Primary
    LedgerApi unreliableConnection(UnreliableLedger ledger) {
        return ledger.api();
    }

    @Bean
    TestAccounts testAccounts(LedgerModel books) {
        return new TestAccounts(books);
    }
}
