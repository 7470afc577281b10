package org.walletsuite.partnersync.token;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.walletsuite.platform.signing.TokenLife;

/** Says how long this issuer's tokens live. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TokenSettings.class)
class IssuedTokenLife {

    @Bean
    TokenLife tokenLife(TokenSettings settings) {
        return new TokenLife(settings.life());
    }
}
