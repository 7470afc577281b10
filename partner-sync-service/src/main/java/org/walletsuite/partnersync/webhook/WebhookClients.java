package org.walletsuite.partnersync.webhook;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.walletsuite.platform.client.ServiceClients;
import org.walletsuite.platform.partner.VoucherCodeApi;

/** The service that webhooks need. */
@Configuration(proxyBeanMethods = false)
class WebhookClients {

    @Bean
    VoucherCodeApi voucherCodeApi(ServiceClients clients) {
        return clients.create(VoucherCodeApi.class, "voucher");
    }
}
