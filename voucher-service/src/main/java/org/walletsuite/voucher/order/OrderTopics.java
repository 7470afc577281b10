package org.walletsuite.voucher.order;

import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.walletsuite.platform.event.OrderEvent;
import org.walletsuite.platform.event.VoucherEvent;

/** The topics that this service publishes on, replicated as the broker does by default. */
@Configuration(proxyBeanMethods = false)
class OrderTopics {

    private static final int PARTITIONS = 6;

    @Bean
    NewTopic ordersTopic() {
        return new NewTopic(OrderEvent.TOPIC, Optional.of(PARTITIONS), Optional.empty());
    }

    @Bean
    NewTopic vouchersTopic() {
        return new NewTopic(VoucherEvent.TOPIC, Optional.of(PARTITIONS), Optional.empty());
    }
}
