package org.walletsuite.wallet.person;

import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.walletsuite.platform.event.UserEvent;

/** The topic that this service tells of people on. */
@Configuration(proxyBeanMethods = false)
class UserTopic {

    private static final int PARTITIONS = 6;

    /** Replicated as the broker does by default. */
    @Bean
    NewTopic users() {
        return new NewTopic(UserEvent.TOPIC, Optional.of(PARTITIONS), Optional.empty());
    }
}
