package org.walletsuite.wallet.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.walletsuite.platform.giftcard.GiftCardAccounts;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.ledger.NewHold;
import org.walletsuite.wallet.testing.WalletServiceFixture;

class BalanceTest extends WalletServiceFixture {

    @Test
    void isNothingWithoutAGiftCard() {
        var guest = guest();

        assertThat(as(guest.token()).get("/withdrawal/balance/").expect(200).body())
                .isEqualTo("{\"pending_balance\":\"0.00\",\"withdrawable_balance\":\"0.00\","
                        + "\"transaction_limit\":\"250000.00\",\"total_balance\":\"0.00\","
                        + "\"locked_balance\":\"0.00\"}");
        assertThat(asNobody().get("/withdrawal/balance/").status()).isEqualTo(401);
    }

    @Test
    void isUnchangedByWhatWaitsToBeWithdrawn() {
        var guest = guest();
        fund(guest, GiftCardAccounts.PENDING, 150_000_00);
        var withdrawable = fund(guest, GiftCardAccounts.WITHDRAWABLE, 500_000_00);
        books.placeHold(new NewHold(
                "withdrawal:" + Ids.next(),
                withdrawable,
                GiftCardAccounts.WITHDRAWABLE,
                50_000_00L,
                null,
                Map.of(),
                null));

        assertThat(as(guest.token()).get("/withdrawal/balance/").expect(200).body())
                .isEqualTo("{\"pending_balance\":\"150000.00\",\"withdrawable_balance\":\"500000.00\","
                        + "\"transaction_limit\":\"250000.00\",\"total_balance\":\"650000.00\","
                        + "\"locked_balance\":\"50000.00\"}");
    }

    private UUID fund(Guest guest, String purpose, long cents) {
        var account = accounts.giftCardAccount(guest.id(), 1, purpose);
        accounts.sellGiftCard(account, cents);
        return account;
    }
}
