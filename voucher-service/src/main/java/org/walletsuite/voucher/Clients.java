package org.walletsuite.voucher;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.walletsuite.platform.client.ServiceClients;
import org.walletsuite.platform.directory.UserDirectoryConfiguration;
import org.walletsuite.platform.ledger.LedgerClientConfiguration;
import org.walletsuite.platform.user.CustomerApi;

/** The services this one calls. */
@Configuration(proxyBeanMethods = false)
@Import({LedgerClientConfiguration.class, UserDirectoryConfiguration.class})
class Clients {

    @Bean
    CustomerApi customerApi(ServiceClients clients) {
        return clients.create(CustomerApi.class, "wallet");
    }
}
