package org.walletsuite.platform.audit;

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

/** An auditor for every service that makes claims. */
@AutoConfiguration
@ConditionalOnClass(JdbcClient.class)
@ConditionalOnBean(Claim.class)
@Import(ReconciliationConfiguration.class)
@EnableScheduling
public class AuditConfiguration {

    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);

    @Bean
    ReconciliationRuns reconciliationRuns(ReconciliationDatabase database) {
        return new ReconciliationRuns(database);
    }

    @Bean
    Auditor auditor(
            List<Claim> claims, ReconciliationRuns runs, AuditSettings settings, Clock clock, MeterRegistry registry) {
        return new Auditor(claims, runs, settings, clock, registry);
    }

    @Bean
    AuditController auditController(Auditor auditor) {
        return new AuditController(auditor);
    }

    /** At a rate and not after a pause: tasks with pauses share a thread, and an audit may take long. */
    @Bean
    SchedulingConfigurer auditSchedule(Auditor auditor, AuditSettings settings) {
        return tasks -> {
            if (settings.scheduled()) {
                var pause = settings.every().compareTo(BETWEEN_LOOKS) < 0 ? settings.every() : BETWEEN_LOOKS;
                tasks.addFixedRateTask(new FixedRateTask(auditor::auditWhenDue, pause, pause));
            }
        };
    }
}
