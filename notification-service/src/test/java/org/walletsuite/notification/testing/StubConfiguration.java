package org.walletsuite.notification.testing;

import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistrar;
import org.walletsuite.platform.event.LedgerEvent;
import org.walletsuite.platform.event.OrderEvent;
import org.walletsuite.platform.event.PartnerNotice;
import org.walletsuite.platform.event.SecurityEvent;
import org.walletsuite.platform.event.UserEvent;
import org.walletsuite.platform.event.VoucherEvent;
import org.walletsuite.platform.event.WithdrawalEvent;

/** The services that this one calls, in miniature, and the topics that it consumes. */
@TestConfiguration(proxyBeanMethods = false)
class StubConfiguration {

    @Bean
    NewTopic ledgerEntries() {
        return topic(LedgerEvent.TOPIC);
    }

    @Bean
    NewTopic orders() {
        return topic(OrderEvent.TOPIC);
    }

    @Bean
    NewTopic withdrawals() {
        return topic(WithdrawalEvent.TOPIC);
    }

    @Bean
    NewTopic users() {
        return topic(UserEvent.TOPIC);
    }

    @Bean
    NewTopic vouchers() {
        return topic(VoucherEvent.TOPIC);
    }

    @Bean
    NewTopic security() {
        return topic(SecurityEvent.TOPIC);
    }

    @Bean
    NewTopic partnerNotices() {
        return topic(PartnerNotice.TOPIC);
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

    private static NewTopic topic(String name) {
        return new NewTopic(name, 2, (short) 1);
    }
}
