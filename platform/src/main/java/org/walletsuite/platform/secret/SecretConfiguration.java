package org.walletsuite.platform.secret;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;

/** The box for secrets; a service that seals nothing makes none, and needs no key. */
@AutoConfiguration
@EnableConfigurationProperties(SecretsSettings.class)
public class SecretConfiguration {

    @Bean
    @Lazy
    SecretBox secretBox(SecretsSettings settings) {
        return new SecretBox(settings);
    }
}
