package org.walletsuite.payment;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.walletsuite.platform.client.ServiceClients;
import org.walletsuite.platform.festival.FestivalApi;
import org.walletsuite.platform.festival.WalletApi;
import org.walletsuite.platform.ledger.LedgerClientConfiguration;

/** The clients of the services that this one calls. */
@Configuration(proxyBeanMethods = false)
@Import(LedgerClientConfiguration.class)
class ClientConfiguration {

    @Bean
    FestivalApi festivalApi(ServiceClients clients) {
        return clients.create(FestivalApi.class, "wallet");
    }

    @Bean
    WalletApi walletApi(ServiceClients clients) {
        return clients.create(WalletApi.class, "wallet");
    }
}
