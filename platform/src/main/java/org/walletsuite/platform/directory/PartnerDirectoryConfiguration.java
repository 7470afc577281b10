package org.walletsuite.platform.directory;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.opentelemetry.api.trace.Tracer;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.walletsuite.platform.event.EventCodec;
import org.walletsuite.platform.event.PartnerEvent;
import org.walletsuite.platform.event.TopicFollower;

/** The directory of partners, which every service and the gateway have: each checks partners' tokens. */
@AutoConfiguration
public class PartnerDirectoryConfiguration {

    @Bean
    PartnerDirectory partnerDirectory(MeterRegistry registry) {
        return new PartnerDirectory(registry);
    }

    @Bean
    TopicFollower<PartnerEvent> partnersFollower(
            PartnerDirectory partners,
            EventCodec codec,
            Tracer tracer,
            KafkaProperties properties,
            KafkaConnectionDetails connection) {
        return new TopicFollower<>(PartnerEvent.class, partners, codec, tracer, properties, connection);
    }

    @Bean
    MeterBinder partnersMetrics(TopicFollower<PartnerEvent> follower) {
        return registry -> TimeGauge.builder(
                        "partners.age",
                        follower,
                        TimeUnit.MILLISECONDS,
                        known -> known.age().toMillis())
                .description("Time since all changes of partners were known to be consumed")
                .register(registry);
    }
}
