package org.walletsuite.platform.peer;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.web.client.RestClient;

/** Makes {@link PeerClients} available to every service. */
@AutoConfiguration(afterName = "org.springframework.boot.restclient.autoconfigure.RestClientAutoConfiguration")
@EnableConfigurationProperties(PeerSettings.class)
public class PeerConfiguration {

    @Bean
    PeerClients peerClients(
            PeerSettings settings,
            RestClient.Builder builder,
            CircuitBreakerRegistry breakers,
            ObjectProvider<ServiceTokens> tokens) {
        return new PeerClients(settings, builder, breakers, tokens);
    }
}
