package org.walletsuite.withdrawal.payout;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.giftcard.GiftCardAccounts;
import org.walletsuite.platform.ledger.Ledger;
import org.walletsuite.platform.ledger.NewAccount;
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
        GIFT_CARD(
                GiftCardAccounts.PROGRAM,
                GiftCardAccounts.PAYOUT,
                GiftCardAccounts.ASSET,
                GiftCardAccounts.OPERATOR),
        MAIN_WALLET(
                MainWalletAccounts.PROGRAM,
                MainWalletAccounts.PAYOUT,
                MainWalletAccounts.ASSET,
                MainWalletAccounts.OPERATOR);

        private final String code;
        private final String purpose;
        private final String asset;
        private final UUID operator;

        Program(String code, String purpose, String asset, UUID operator) {
            this.code = code;
            this.purpose = purpose;
            this.asset = asset;
            this.operator = operator;
        }

        /** The purpose that the account has. */
        public String purpose() {
            return purpose;
        }

        private NewAccount account() {
            return new NewAccount(operator, null, code, purpose, asset, null);
        }
    }

    /** The same id everywhere and always. */
    public static UUID idOf(Program program) {
        return UUID.nameUUIDFromBytes((program.code + ":" + program.purpose).getBytes(StandardCharsets.UTF_8));
    }

    /** The account of a program, opened when it is needed first: its currency exists once a user has money in it. */
    public UUID of(Program program) {
        var id = idOf(program);
        if (!opened.contains(program)) {
            ledger.open(id, program.account()).orThrow();
            opened.add(program);
        }
        return id;
    }
}
