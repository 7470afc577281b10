package org.walletsuite.wallet.user;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.walletsuite.platform.event.AccessEvent;
import org.walletsuite.platform.event.SecurityEvent;
import org.walletsuite.platform.event.UserEvent;

/** The topics of this service's events about users, with the broker's default replication. */
@Configuration(proxyBeanMethods = false)
class UserTopics {

    private static final int PARTITIONS = 6;

    @Bean
    NewTopic usersTopic() {
        return new NewTopic(UserEvent.TOPIC, Optional.of(PARTITIONS), Optional.empty());
    }

    /** Compacted: reading it from the beginning gives the current access of all users. */
    @Bean
    NewTopic accessTopic() {
        return new NewTopic(AccessEvent.TOPIC, Optional.of(PARTITIONS), Optional.empty())
                .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
    }

    @Bean
    NewTopic securityTopic() {
        return new NewTopic(SecurityEvent.TOPIC, Optional.of(PARTITIONS), Optional.empty());
    }
}
