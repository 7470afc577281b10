package org.walletsuite.partnersync.sync;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.walletsuite.platform.client.ServiceClients;
import org.walletsuite.platform.secret.HashKey;
import org.walletsuite.platform.secret.SecretBox;
import org.walletsuite.platform.user.SyncedUserApi;
import org.walletsuite.platform.user.UserApi;

/** The service that keeps the users, and what systems' keys are hashed with. */
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

    @Bean
    HashKey syncHashKey(JdbcClient db, SecretBox box, Clock clock) {
        return new HashKey(db, box, clock, "sync_hash_key", "api-keys");
    }
}
