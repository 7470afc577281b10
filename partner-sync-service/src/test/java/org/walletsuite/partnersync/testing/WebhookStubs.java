package org.walletsuite.partnersync.testing;

import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.walletsuite.platform.event.VoucherEvent;

/** What webhooks need of voucher-service, in miniature. */
@TestConfiguration(proxyBeanMethods = false)
class WebhookStubs {

    @Bean
    NewTopic vouchers() {
        return new NewTopic(VoucherEvent.TOPIC, 2, (short) 1);
    }

    @Bean
    @Primary
    VoucherCodesModel voucherCodesModel() {
        return new VoucherCodesModel();
    }
}
