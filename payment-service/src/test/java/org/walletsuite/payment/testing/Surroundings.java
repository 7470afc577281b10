package org.walletsuite.payment.testing;

import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.walletsuite.platform.event.EventCodec;
import org.walletsuite.platform.event.LedgerEvent;
import org.walletsuite.platform.testing.FestivalAccounts;
import org.walletsuite.platform.testing.LedgerModel;
import org.walletsuite.platform.testing.ModelledLedger;

/** The services this one calls, in miniature. */
@TestConfiguration(proxyBeanMethods = false)
@Import(ModelledLedger.class)
class Surroundings {

    @Bean
    NewTopic ledgerEntries() {
        return new NewTopic(LedgerEvent.TOPIC, 2, (short) 1);
    }

    @Bean
    Broadcast broadcast(LedgerModel model, EventCodec codec) {
        return new Broadcast(model, codec);
    }

    @Bean
    @Primary
    FestivalGround festivalGround(FestivalAccounts accounts) {
        return new FestivalGround(accounts);
    }
}
