package org.walletsuite.payment;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.walletsuite.platform.festival.FestivalApi;
import org.walletsuite.platform.festival.WalletApi;
import org.walletsuite.platform.ledger.Ledger;
import org.walletsuite.platform.ledger.LedgerApi;
import org.walletsuite.platform.ledger.LedgerSettings;
import org.walletsuite.platform.peer.PeerClients;

/** The services this one calls. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LedgerSettings.class)
class Peers {

    @Bean
    LedgerApi ledgerApi(PeerClients peers) {
        return peers.create(LedgerApi.class, "ledger");
    }

    @Bean
    FestivalApi festivalApi(PeerClients peers) {
        return peers.create(FestivalApi.class, "wallet");
    }

    @Bean
    WalletApi walletApi(PeerClients peers) {
        return peers.create(WalletApi.class, "wallet");
    }

    @Bean
    Ledger ledger(LedgerApi api, LedgerSettings settings) {
        return new Ledger(api, settings);
    }
}
