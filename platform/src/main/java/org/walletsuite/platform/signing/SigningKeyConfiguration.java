package org.walletsuite.platform.signing;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.platform.secret.SecretBox;

/** Gives a token issuer that imports it its signing keys. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@Import(SigningKeyConfiguration.Rotation.class)
public class SigningKeyConfiguration {

    @Bean
    SigningKeys signingKeys(SigningKeyRows rows, PlatformTransactionManager transactions, Clock clock) {
        return new SigningKeys(rows, new TransactionTemplate(transactions), clock);
    }

    /** What the command needs, too: it makes no first key, and reloads none. */
    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(SigningKeySettings.class)
    static class Rotation {

        @Bean
        SigningKeyRows signingKeyRows(JdbcClient db, SecretBox box) {
            return new SigningKeyRows(db, box);
        }

        @Bean
        SigningKeyRotation signingKeyRotation(
                SigningKeyRows rows,
                SigningKeySettings settings,
                TokenLife life,
                PlatformTransactionManager transactions,
                Clock clock) {
            return new SigningKeyRotation(rows, settings, life, new TransactionTemplate(transactions), clock);
        }
    }
}
