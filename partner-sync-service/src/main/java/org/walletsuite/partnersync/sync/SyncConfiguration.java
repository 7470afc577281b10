package org.walletsuite.partnersync.sync;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.walletsuite.platform.client.ServiceClients;
import org.walletsuite.platform.user.SyncedUserApi;

/** The service that keeps the users. */
@Configuration(proxyBeanMethods = false)
class SyncConfiguration {

    @Bean
    SyncedUserApi syncedUserApi(ServiceClients clients) {
        return clients.create(SyncedUserApi.class, "wallet");
    }
}
