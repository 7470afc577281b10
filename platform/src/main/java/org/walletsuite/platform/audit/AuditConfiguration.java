package org.walletsuite.platform.audit;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedRateTask;

/** An auditor for every service that makes claims. */
@AutoConfiguration
@ConditionalOnBean(Claim.class)
@EnableConfigurationProperties(AuditSettings.class)
@EnableScheduling
public class AuditConfiguration {

    @Bean
    Auditor auditor(List<Claim> claims, Clock clock, MeterRegistry registry) {
        return new Auditor(claims, clock, registry);
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
                tasks.addFixedRateTask(new FixedRateTask(auditor::auditBySchedule, settings.every(), settings.every()));
            }
        };
    }
}
