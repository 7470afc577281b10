package org.walletsuite.partnersync.reconciliation;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.kafka.core.ConsumerFactory;
import org.walletsuite.partnersync.sync.UserListener;
import org.walletsuite.partnersync.webhook.WebhookListener;
import org.walletsuite.platform.event.DomainEvent;
import org.walletsuite.platform.event.EventCodec;
import org.walletsuite.platform.event.UserEvent;
import org.walletsuite.platform.event.VoucherEvent;
import org.walletsuite.platform.reconciliation.HandledEventsCheck;
import org.walletsuite.platform.reconciliation.HandledEventsCheck.Subscription;
import org.walletsuite.platform.reconciliation.ReconciliationDatabase;

/** The checks that are the platform's: what was published was taken in. */
@Configuration(proxyBeanMethods = false)
class CheckConfiguration {

    @Bean
    @Order(1)
    HandledEventsCheck voucherEventsCheck(
            ConsumerFactory<String, byte[]> consumers, EventCodec codec, ReconciliationDatabase database, Clock clock) {
        return new HandledEventsCheck(
                "Every event of a partner's voucher was taken in, as far as the topic was read",
                new Subscription(WebhookListener.NAME, VoucherEvent.TOPIC, CheckConfiguration::isOfPartner),
                consumers,
                codec,
                database,
                clock);
    }

    private static boolean isOfPartner(DomainEvent event) {
        return event instanceof VoucherEvent ofVoucher && ofVoucher.voucher().partnerId() != null;
    }

    @Bean
    @Order(2)
    HandledEventsCheck userEventsCheck(
            ConsumerFactory<String, byte[]> consumers, EventCodec codec, ReconciliationDatabase database, Clock clock) {
        return new HandledEventsCheck(
                "Every change of a user was taken in, as far as the topic was read",
                new Subscription(UserListener.NAME, UserEvent.TOPIC, UserEvent.class::isInstance),
                consumers,
                codec,
                database,
                clock);
    }
}
