package org.walletsuite.platform.attempt;

import java.time.Clock;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.walletsuite.platform.database.AdditionalTables;

/** Gives a service that imports it the table of failed attempts and the bean that counts in it. */
@Configuration(proxyBeanMethods = false)
public class FailedAttemptsConfiguration {

    @Bean
    FlywayConfigurationCustomizer failedAttemptsTable() {
        return AdditionalTables.at("classpath:db/failed-attempts");
    }

    @Bean
    FailedAttempts failedAttempts(JdbcClient db, Clock clock) {
        return new FailedAttempts(db, clock);
    }
}
