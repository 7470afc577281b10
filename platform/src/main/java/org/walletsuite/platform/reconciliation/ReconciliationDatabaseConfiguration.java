package org.walletsuite.platform.reconciliation;

import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;

/** The database connections of reconciliation, for services and for commands that only check. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReconciliationSettings.class)
public class ReconciliationDatabaseConfiguration {

    private static final String USUAL = "spring.datasource.hikari.data-source-properties";

    @Bean
    @ConditionalOnMissingBean
    ReconciliationDatabase reconciliationDatabase(
            JdbcConnectionDetails database,
            ReconciliationSettings settings,
            ObjectProvider<SQLExceptionTranslator> translator,
            Environment environment) {
        var usual = Binder.get(environment)
                .bind(USUAL, Bindable.mapOf(String.class, String.class))
                .orElse(Map.of());
        return new ReconciliationDatabase(
                database, usual, settings, translator.getIfAvailable(SQLExceptionSubclassTranslator::new));
    }
}
