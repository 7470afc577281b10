package org.walletsuite.platform.ledger;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.walletsuite.platform.peer.PeerClients;

/** For services that use the ledger: {@link LedgerReads} to ask it, and {@link Ledger} to tell it what to do. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LedgerSettings.class)
public class LedgerClientConfiguration {

    @Bean
    LedgerApi ledgerApi(PeerClients peers) {
        return peers.create(LedgerApi.class, "ledger");
    }

    @Bean
    Ledger ledger(LedgerApi api, LedgerSettings settings) {
        return new Ledger(api, settings);
    }
}
