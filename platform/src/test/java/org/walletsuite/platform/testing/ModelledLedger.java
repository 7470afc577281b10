package org.walletsuite.platform.testing;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** A service's ledger in miniature: a model that keeps the books, and a line to it that tests make fail. */
@Configuration(proxyBeanMethods = false)
public class ModelledLedger {

    @Bean
    LedgerModel books(MovableClock clock) {
        return new LedgerModel(clock);
    }

    @Bean
    @Primary
    UnreliableLedger unreliableLedger(LedgerModel books) {
        return new UnreliableLedger(books);
    }

    @Bean
    FestivalAccounts festivalAccounts(LedgerModel books) {
        return new FestivalAccounts(books);
    }
}
