package org.walletsuite.notification;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.walletsuite.platform.client.ServiceClients;
import org.walletsuite.platform.directory.UserDirectoryConfiguration;
import org.walletsuite.platform.festival.FestivalApi;

/** The services that this one calls. */
@Configuration(proxyBeanMethods = false)
@Import(UserDirectoryConfiguration.class)
class Clients {

    @Bean
    FestivalApi festivalApi(ServiceClients clients) {
        return clients.create(FestivalApi.class, "wallet");
    }
}
