package org.walletsuite.platform.client;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.web.client.RestClient;

/** Makes {@link ServiceClients} available to every service. */
@AutoConfiguration(afterName = "org.springframework.boot.restclient.autoconfigure.RestClientAutoConfiguration")
@EnableConfigurationProperties(ServiceClientSettings.class)
public class ServiceClientConfiguration {

    @Bean
    ServiceClients serviceClients(
            ServiceClientSettings settings,
            RestClient.Builder builder,
            CircuitBreakerRegistry breakers,
            ObjectProvider<ServiceTokens> tokens) {
        return new ServiceClients(settings, builder, breakers, tokens);
    }
}
