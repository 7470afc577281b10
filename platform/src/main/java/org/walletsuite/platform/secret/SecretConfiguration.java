package org.walletsuite.platform.secret;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;

/** The box for secrets, created lazily: a service that encrypts nothing needs no key. */
@AutoConfiguration
@EnableConfigurationProperties(SecretsSettings.class)
public class SecretConfiguration {

    @Bean
    @Lazy
    SecretBox secretBox(SecretsSettings settings) {
        return new SecretBox(settings);
    }
}
