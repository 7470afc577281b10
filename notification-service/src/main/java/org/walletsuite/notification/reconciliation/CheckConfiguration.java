package org.walletsuite.notification.reconciliation;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.kafka.core.ConsumerFactory;
import org.walletsuite.notification.partner.PartnerListener;
import org.walletsuite.platform.event.EventCodec;
import org.walletsuite.platform.event.PartnerNotice;
import org.walletsuite.platform.reconciliation.HandledEventsCheck;
import org.walletsuite.platform.reconciliation.HandledEventsCheck.Subscription;
import org.walletsuite.platform.reconciliation.ReconciliationDatabase;
import org.walletsuite.platform.reconciliation.TopicReader;

/** The check that is the platform's, and how topics are read. */
@Configuration(proxyBeanMethods = false)
class CheckConfiguration {

    @Bean
    TopicReader topicReader(ConsumerFactory<String, byte[]> consumers) {
        return new TopicReader(consumers);
    }

    /** A partner is notified of the end of a secret once or never. */
    @Bean
    @Order(6)
    HandledEventsCheck partnerNoticesCheck(
            ConsumerFactory<String, byte[]> consumers, EventCodec codec, ReconciliationDatabase database, Clock clock) {
        return new HandledEventsCheck(
                "Every notice to a partner was taken in, as far as the topic was read",
                new Subscription(PartnerListener.NAME, PartnerNotice.TOPIC, PartnerNotice.class::isInstance),
                consumers,
                codec,
                database,
                clock);
    }
}
