package org.walletsuite.platform.directory;

import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.walletsuite.platform.client.ServiceClients;
import org.walletsuite.platform.database.AdditionalTables;
import org.walletsuite.platform.user.UserApi;

/**
 * Gives a service that imports it the directory of users, with its tables. The service listens to the topic of users
 * and applies its events.
 */
@Configuration(proxyBeanMethods = false)
public class UserDirectoryConfiguration {

    @Bean
    FlywayConfigurationCustomizer userDirectoryTables() {
        return AdditionalTables.at("classpath:db/user-directory");
    }

    @Bean
    UserApi userApi(ServiceClients clients) {
        return clients.create(UserApi.class, "wallet");
    }

    @Bean
    UserDirectory userDirectory(JdbcClient db, UserApi users) {
        return new UserDirectory(db, users);
    }
}
