package org.walletsuite.platform.ledger;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.walletsuite.platform.client.ServiceClients;

/** For services that use the ledger: {@link LedgerReads} for queries and {@link Ledger} for commands. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LedgerSettings.class)
public class LedgerClientConfiguration {

    @Bean
    LedgerApi ledgerApi(ServiceClients clients) {
        return clients.create(LedgerApi.class, "ledger");
    }

    @Bean
    Ledger ledger(LedgerApi api, LedgerSettings settings) {
        return new Ledger(api, settings);
    }
}
