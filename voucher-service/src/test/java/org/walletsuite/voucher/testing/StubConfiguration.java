package org.walletsuite.voucher.testing;

import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.walletsuite.platform.event.CustomerEvent;
import org.walletsuite.platform.event.UserEvent;
import org.walletsuite.platform.testing.ModelledLedger;
import org.walletsuite.platform.testing.UserDirectoryModel;

/** The services this one calls, in miniature. */
@TestConfiguration(proxyBeanMethods = false)
@Import(ModelledLedger.class)
class StubConfiguration {

    @Bean
    NewTopic users() {
        return new NewTopic(UserEvent.TOPIC, 2, (short) 1);
    }

    @Bean
    NewTopic customers() {
        return new NewTopic(CustomerEvent.TOPIC, 2, (short) 1);
    }

    @Bean
    @Primary
    UserDirectoryModel userDirectoryModel() {
        return new UserDirectoryModel();
    }

    @Bean
    @Primary
    CustomerModel customerModel() {
        return new CustomerModel();
    }
}
