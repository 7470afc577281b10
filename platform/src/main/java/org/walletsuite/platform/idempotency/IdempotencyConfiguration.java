package org.walletsuite.platform.idempotency;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.platform.database.AdditionalTables;
import tools.jackson.databind.json.JsonMapper;

/** Gives a service that imports it the table of idempotency keys and what does commands once by it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IdempotencySettings.class)
public class IdempotencyConfiguration {

    @Bean
    FlywayConfigurationCustomizer idempotencyTable() {
        return AdditionalTables.at("classpath:db/idempotency");
    }

    @Bean
    Idempotency idempotency(JdbcClient db, PlatformTransactionManager transactions, JsonMapper json, Clock clock) {
        return new Idempotency(db, new TransactionTemplate(transactions), json, clock);
    }

    @Bean
    IdempotencyPruning idempotencyPruning(JdbcClient db, IdempotencySettings settings, Clock clock) {
        return new IdempotencyPruning(db, settings, clock);
    }
}
