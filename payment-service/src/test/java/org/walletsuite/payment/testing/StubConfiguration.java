package org.walletsuite.payment.testing;

import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.walletsuite.platform.event.EventCodec;
import org.walletsuite.platform.event.LedgerEvent;
import org.walletsuite.platform.testing.LedgerModel;
import org.walletsuite.platform.testing.ModelledLedger;
import org.walletsuite.platform.testing.TestAccounts;

/** Fakes of the services that payment-service calls. */
@TestConfiguration(proxyBeanMethods = false)
@Import(ModelledLedger.class)
class StubConfiguration {

    @Bean
    NewTopic ledgerEntries() {
        return new NewTopic(LedgerEvent.TOPIC, 2, (short) 1);
    }

    @Bean
    EntryPublisher entryPublisher(LedgerModel model, EventCodec codec) {
        return new EntryPublisher(model, codec);
    }

    @Bean
    @Primary
    WalletServiceStub walletServiceStub(TestAccounts accounts) {
        return new WalletServiceStub(accounts);
    }
}
