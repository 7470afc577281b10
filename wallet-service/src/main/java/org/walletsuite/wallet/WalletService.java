package org.walletsuite.wallet;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.walletsuite.platform.ledger.LedgerApi;
import org.walletsuite.platform.peer.PeerClients;

/** Starts the wallet service. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class WalletService {

    public static void main(String[] args) {
        SpringApplication.run(WalletService.class, args);
    }

    @Bean
    LedgerApi ledgerApi(PeerClients peers) {
        return peers.create(LedgerApi.class, "ledger");
    }
}
