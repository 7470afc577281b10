package org.walletsuite.payment.funding;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.ledger.Ledger;
import org.walletsuite.platform.ledger.Leg;
import org.walletsuite.platform.mainwallet.MainWalletAccounts;

/** The account that top-ups come out of, opened when it is needed first: the currency exists once there is a wallet. */
@Component
class FundingAccount {

    private final Ledger ledger;
    private volatile boolean opened;

    FundingAccount(Ledger ledger) {
        this.ledger = ledger;
    }

    static UUID id() {
        return MainWalletAccounts.operatorAccountId(MainWalletAccounts.FUNDING);
    }

    /** Money out of it, for a wallet. */
    static List<Leg> legs(UUID wallet, long amount, FundingProvider provider) {
        return List.of(
                new Leg(id(), -amount, MainWalletAccounts.FUNDING),
                new Leg(wallet, amount, MainWalletAccounts.WALLET, provider.hasTheMoney()));
    }

    void open() {
        if (!opened) {
            ledger.open(id(), MainWalletAccounts.operatorAccount(MainWalletAccounts.FUNDING))
                    .orThrow();
            opened = true;
        }
    }
}
