package org.walletsuite.platform.restore;

import java.time.Clock;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.walletsuite.platform.event.EventCodec;

/** Only the ledger has no outbox, and it is restored in another way: it is what the others are brought level with. */
@AutoConfiguration(
        afterName = {
            "org.walletsuite.platform.event.EventConfiguration",
            "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration"
        })
@ConditionalOnBean(type = "org.walletsuite.platform.event.OutboxLog")
@EnableConfigurationProperties(RestoreSettings.class)
public class RestoreConfiguration {

    @Bean
    EventHistory eventHistory(ConsumerFactory<String, byte[]> consumers, EventCodec codec) {
        return new EventHistory(consumers, codec);
    }

    @Bean
    @ConditionalOnProperty("suite.restore.to")
    Restoration restoration(
            RestoreSettings settings,
            DataSource database,
            KafkaAdmin admin,
            KafkaListenerEndpointRegistry listeners,
            ObjectProvider<RestoreStep> steps,
            Clock clock) {
        return new Restoration(
                Objects.requireNonNull(settings.to()),
                settings.margin(),
                database,
                new ConsumerPositions(admin, listeners),
                steps.orderedStream().toList(),
                clock);
    }
}
