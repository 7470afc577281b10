package org.walletsuite.withdrawal;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.walletsuite.platform.client.ServiceClients;
import org.walletsuite.platform.ledger.LedgerClientConfiguration;
import org.walletsuite.platform.user.PinApi;
import org.walletsuite.platform.user.UserApi;

/** The services this one calls. */
@Configuration(proxyBeanMethods = false)
@Import(LedgerClientConfiguration.class)
class Clients {

    @Bean
    UserApi userApi(ServiceClients clients) {
        return clients.create(UserApi.class, "wallet");
    }

    @Bean
    PinApi pinApi(ServiceClients clients) {
        return clients.create(PinApi.class, "wallet");
    }
}
