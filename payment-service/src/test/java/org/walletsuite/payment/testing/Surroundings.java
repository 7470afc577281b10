package org.walletsuite.payment.testing;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.walletsuite.platform.testing.LedgerModel;
import org.walletsuite.platform.testing.UnreliableLedger;

/** The services this one calls, in miniature. */
@TestConfiguration(proxyBeanMethods = false)
class Surroundings {

    @Bean
    @Primary
    Watch watch() {
        return new Watch();
    }

    @Bean
    LedgerModel ledgerModel(Watch watch) {
        return new LedgerModel(watch);
    }

    @Bean
    @Primary
    UnreliableLedger unreliableLedger(LedgerModel model) {
        return new UnreliableLedger(model);
    }

    @Bean
    @Primary
    FestivalGround festivalGround() {
        return new FestivalGround();
    }
}
