package org.walletsuite.payment;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.walletsuite.platform.festival.FestivalApi;
import org.walletsuite.platform.festival.WalletApi;
import org.walletsuite.platform.ledger.LedgerClientConfiguration;
import org.walletsuite.platform.peer.PeerClients;

/** The services this one calls. */
@Configuration(proxyBeanMethods = false)
@Import(LedgerClientConfiguration.class)
class Peers {

    @Bean
    FestivalApi festivalApi(PeerClients peers) {
        return peers.create(FestivalApi.class, "wallet");
    }

    @Bean
    WalletApi walletApi(PeerClients peers) {
        return peers.create(WalletApi.class, "wallet");
    }
}
