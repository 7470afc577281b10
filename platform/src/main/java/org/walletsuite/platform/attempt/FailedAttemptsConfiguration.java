package org.walletsuite.platform.attempt;

import java.time.Clock;
import java.util.stream.Stream;
import org.flywaydb.core.api.Location;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Gives a service that imports it the table of failed attempts and the bean that counts in it. */
@Configuration(proxyBeanMethods = false)
public class FailedAttemptsConfiguration {

    @Bean
    FlywayConfigurationCustomizer failedAttemptsTable() {
        return flyway -> flyway.locations(Stream.concat(
                        Stream.of(flyway.getLocations()).map(Location::getDescriptor),
                        Stream.of("classpath:db/failed-attempts"))
                .toArray(String[]::new));
    }

    @Bean
    FailedAttempts failedAttempts(JdbcClient db, Clock clock) {
        return new FailedAttempts(db, clock);
    }
}
