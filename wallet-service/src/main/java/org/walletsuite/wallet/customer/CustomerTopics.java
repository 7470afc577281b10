package org.walletsuite.wallet.customer;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.walletsuite.platform.event.CustomerEvent;

/** The topic of events about customers, with the broker's default replication. */
@Configuration(proxyBeanMethods = false)
class CustomerTopics {

    private static final int PARTITIONS = 6;

    /** Compacted: a customer is claimed once, so every claim stays readable from the beginning. */
    @Bean
    NewTopic customersTopic() {
        return new NewTopic(CustomerEvent.TOPIC, Optional.of(PARTITIONS), Optional.empty())
                .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
    }
}
