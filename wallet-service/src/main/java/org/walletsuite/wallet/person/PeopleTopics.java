package org.walletsuite.wallet.person;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.walletsuite.platform.event.AccessEvent;
import org.walletsuite.platform.event.UserEvent;

/** The topics that this service tells of people on, replicated as the broker does by default. */
@Configuration(proxyBeanMethods = false)
class PeopleTopics {

    private static final int PARTITIONS = 6;

    @Bean
    NewTopic usersTopic() {
        return new NewTopic(UserEvent.TOPIC, Optional.of(PARTITIONS), Optional.empty());
    }

    /** Compacted: who reads it from the beginning learns what everybody may do now. */
    @Bean
    NewTopic accessTopic() {
        return new NewTopic(AccessEvent.TOPIC, Optional.of(PARTITIONS), Optional.empty())
                .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
    }
}
