package org.walletsuite.partnersync.sync;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.walletsuite.platform.client.ServiceClients;
import org.walletsuite.platform.user.SyncedUserApi;
import org.walletsuite.platform.user.UserApi;

/** The service that keeps the users. */
@Configuration(proxyBeanMethods = false)
class SyncConfiguration {

    @Bean
    UserApi userApi(ServiceClients clients) {
        return clients.create(UserApi.class, "wallet");
    }

    @Bean
    SyncedUserApi syncedUserApi(ServiceClients clients) {
        return clients.create(SyncedUserApi.class, "wallet");
    }
}
