package org.walletsuite.withdrawal.request;

import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.walletsuite.platform.event.WithdrawalEvent;

/** The topic on which this service publishes, replicated as the broker does by default. */
@Configuration(proxyBeanMethods = false)
class WithdrawalTopics {

    private static final int PARTITIONS = 6;

    @Bean
    NewTopic withdrawalsTopic() {
        return new NewTopic(WithdrawalEvent.TOPIC, Optional.of(PARTITIONS), Optional.empty());
    }
}
