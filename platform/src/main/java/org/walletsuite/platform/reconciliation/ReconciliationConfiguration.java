package org.walletsuite.platform.reconciliation;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedRateTask;

/** Reconciliation for every service that declares checks. */
@AutoConfiguration
@ConditionalOnClass(JdbcClient.class)
@ConditionalOnBean(ReconciliationCheck.class)
@Import(ReconciliationDatabaseConfiguration.class)
@EnableScheduling
public class ReconciliationConfiguration {

    private static final Duration BETWEEN_POLLS = Duration.ofMinutes(1);

    @Bean
    ReconciliationRuns reconciliationRuns(ReconciliationDatabase database) {
        return new ReconciliationRuns(database);
    }

    @Bean
    Reconciler reconciler(
            List<ReconciliationCheck> checks,
            ReconciliationRuns runs,
            ReconciliationDatabase database,
            ReconciliationSettings settings,
            Clock clock,
            MeterRegistry registry) {
        var history = new ReconciliationHistory(database.client());
        return new Reconciler(checks, runs, history, settings, clock, registry);
    }

    @Bean
    Reconciliations reconciliations(JdbcClient db, Reconciler reconciler, Clock clock) {
        return new Reconciliations(db, reconciler, clock);
    }

    @Bean
    ReconciliationController reconciliationController(Reconciler reconciler) {
        return new ReconciliationController(reconciler);
    }

    /** At a fixed rate, because tasks with a fixed delay share one thread and a reconciliation may take long. */
    @Bean
    SchedulingConfigurer reconciliationSchedule(Reconciler reconciler, ReconciliationSettings settings) {
        return tasks -> {
            if (settings.scheduled()) {
                var pause = settings.every().compareTo(BETWEEN_POLLS) < 0 ? settings.every() : BETWEEN_POLLS;
                tasks.addFixedRateTask(new FixedRateTask(reconciler::reconcileWhenDue, pause, pause));
            }
        };
    }
}
