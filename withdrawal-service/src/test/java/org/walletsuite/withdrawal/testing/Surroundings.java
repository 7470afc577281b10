package org.walletsuite.withdrawal.testing;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.walletsuite.platform.testing.ModelledLedger;

/** The services this one calls, in miniature. */
@TestConfiguration(proxyBeanMethods = false)
@Import(ModelledLedger.class)
class Surroundings {

    @Bean
    @Primary
    WalletServiceModel walletServiceModel() {
        return new WalletServiceModel();
    }
}
