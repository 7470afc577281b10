package org.walletsuite.platform.operations;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.KafkaAdmin;
import org.walletsuite.platform.event.DeadLetters;
import org.walletsuite.platform.event.EventConfiguration;
import org.walletsuite.platform.event.EventLog;
import org.walletsuite.platform.reconciliation.ReconciliationConfiguration;
import org.walletsuite.platform.reconciliation.Reconciliations;
import org.walletsuite.platform.workflow.WorkflowConfiguration;
import org.walletsuite.platform.workflow.Workflows;

/** The operations of every service with a database: of the gateway there are only metrics and logs. */
@AutoConfiguration(after = {EventConfiguration.class, ReconciliationConfiguration.class, WorkflowConfiguration.class})
@ConditionalOnClass(JdbcClient.class)
@ConditionalOnBean(DataSource.class)
public class OperationsConfiguration {

    /** Each service has its operations under its own name; the gateway leads there. */
    static final String PATH = "/api/v1/admin/operations/${spring.application.name}";

    @Bean
    ConsumerLags consumerLags(KafkaAdmin kafka, ObjectProvider<KafkaListenerEndpointRegistry> listeners) {
        return new ConsumerLags(kafka.getConfigurationProperties(), listeners);
    }

    @Bean
    OverviewController overviewController(
            Environment environment,
            JdbcClient db,
            EventLog outbox,
            Workflows workflows,
            ObjectProvider<DeadLetters> letters,
            ObjectProvider<Reconciliations> reconciliations,
            ConsumerLags lags,
            CircuitBreakerRegistry breakers,
            @Qualifier("accessHealthIndicator") HealthIndicator access,
            Clock clock) {
        return new OverviewController(
                environment.getRequiredProperty("spring.application.name"),
                new DatabaseSections(db, outbox, workflows, letters.getIfAvailable(), reconciliations.getIfAvailable()),
                lags,
                new HealthReport(breakers, access, outbox),
                clock);
    }

    @Bean
    DeadLetterController deadLetterController(ObjectProvider<DeadLetters> letters) {
        return new DeadLetterController(letters.getIfAvailable());
    }

    @Bean
    @ConditionalOnBean(Reconciliations.class)
    RequestedReconciliationController requestedReconciliationController(Reconciliations reconciliations) {
        return new RequestedReconciliationController(reconciliations);
    }
}
