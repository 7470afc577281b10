package org.walletsuite.notification.testing;

import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistrar;
import org.walletsuite.platform.event.UserEvent;

/** The services this one calls, in miniature. */
@TestConfiguration(proxyBeanMethods = false)
class StubConfiguration {

    @Bean
    NewTopic users() {
        return new NewTopic(UserEvent.TOPIC, 2, (short) 1);
    }

    @Bean
    @Primary
    WalletServiceStub walletServiceStub() {
        return new WalletServiceStub();
    }

    @Bean
    ScriptedMailServer scriptedMailServer() {
        return new ScriptedMailServer();
    }

    @Bean
    DynamicPropertyRegistrar mailPort(ScriptedMailServer server) {
        return registry -> registry.add("notification.mail.port", server::port);
    }
}
