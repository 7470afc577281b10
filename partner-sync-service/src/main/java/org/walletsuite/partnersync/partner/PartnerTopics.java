package org.walletsuite.partnersync.partner;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.walletsuite.platform.event.PartnerEvent;
import org.walletsuite.platform.event.PartnerNotice;

/** The topics on which this service publishes, replicated as the broker does by default. */
@Configuration(proxyBeanMethods = false)
class PartnerTopics {

    private static final int PARTITIONS = 6;

    @Bean
    NewTopic partnerNoticesTopic() {
        return new NewTopic(PartnerNotice.TOPIC, Optional.of(PARTITIONS), Optional.empty());
    }

    /** Compacted: reading it from the beginning gives the current terms of all partners. */
    @Bean
    NewTopic partnersTopic() {
        return new NewTopic(PartnerEvent.TOPIC, Optional.of(PARTITIONS), Optional.empty())
                .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
    }
}
