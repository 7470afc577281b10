package org.walletsuite.withdrawal.payout;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.giftcard.GiftCardAccounts;
import org.walletsuite.platform.ledger.Ledger;
import org.walletsuite.platform.ledger.NewAccount;
import org.walletsuite.platform.ledger.Side;
import org.walletsuite.platform.mainwallet.MainWalletAccounts;

/** The accounts that money leaves through, one a program: what was paid out is their balance. */
@Component
public class PayoutAccounts {

    private final Ledger ledger;
    private final Set<Program> opened = ConcurrentHashMap.newKeySet();

    PayoutAccounts(Ledger ledger) {
        this.ledger = ledger;
    }

    /** A product that users withdraw money from. */
    public enum Program {
        GIFT_CARD,
        MAIN_WALLET;

        /** Of its payout account, the same everywhere and always. */
        public UUID accountId() {
            return switch (this) {
                case GIFT_CARD -> GiftCardAccounts.id(GiftCardAccounts.OPERATOR, GiftCardAccounts.PAYOUT);
                case MAIN_WALLET -> MainWalletAccounts.operatorAccountId(MainWalletAccounts.PAYOUT);
            };
        }

        private NewAccount account() {
            return switch (this) {
                case GIFT_CARD -> GiftCardAccounts.ofOperator(GiftCardAccounts.PAYOUT);
                case MAIN_WALLET -> MainWalletAccounts.operatorAccount(MainWalletAccounts.PAYOUT);
            };
        }
    }

    /** Where a program's money goes, opened when it is needed first: by then its users have money, so its currency exists. */
    public Side of(Program program) {
        var account = program.account();
        if (!opened.contains(program)) {
            ledger.open(program.accountId(), account).orThrow();
            opened.add(program);
        }
        return new Side(program.accountId(), account.purpose());
    }
}
