package org.walletsuite.payment.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.walletsuite.payment.testing.PaymentServiceFixture;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.testing.TestIssuer;

/** A guest tries to use another guest's wallet. */
class OthersWalletTest extends PaymentServiceFixture {

    private final UUID malloryId = Ids.next();
    private final String mallory = TestIssuer.shared().token(malloryId, Role.USER);
    private UUID mallorys;

    @BeforeEach
    void bothHaveMoney() {
        mallorys = newWallet(malloryId, festival);
        fund(wallet, 5000);
        fund(mallorys, 100);
    }

    @Test
    void aTransferDebitsTheSendersOwnWalletWhateverElseItNames() {
        var answer = as(mallory)
                .post(
                        "/api/v1/me/wallets/" + festival.id() + "/transfer",
                        "{\"toWalletId\":\"%2$s\",\"amount\":50,\"fromWalletId\":\"%1$s\",\"walletId\":\"%1$s\",\"userId\":\"%3$s\",\"balance\":9,\"currency\":\"TZS\",\"status\":\"REFUNDED\"}"
                                .formatted(wallet, wallet, guestId));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.text("/data/status")).isEqualTo("COMPLETED");
        assertThat(balance(mallorys)).isEqualTo(50);
        assertThat(balance(wallet)).isEqualTo(5050);
    }

    @Test
    void anothersWalletIsNotFoundInPlaceOfAFestival() {
        for (var id : new UUID[] {wallet, guestId, mallorys}) {
            assertThat(as(mallory)
                            .get("/api/v1/me/wallets/" + id + "/transactions")
                            .status())
                    .isEqualTo(404);
            assertThat(as(mallory)
                            .post(
                                    "/api/v1/me/wallets/" + id + "/transfer",
                                    "{\"toWalletId\":\"" + mallorys + "\",\"amount\":50}")
                            .status())
                    .isEqualTo(404);
        }
        assertThat(balance(wallet)).isEqualTo(5000);
        assertThat(balance(mallorys)).isEqualTo(100);
    }

    @Test
    void onlyStaffMayDebitIt() {
        var payment = "{\"walletId\":\"" + wallet + "\",\"amount\":50,\"standId\":\"" + newStand() + "\"}";
        assertThat(as(mallory).post("/api/v1/payments", payment).status()).isEqualTo(401);
        assertThat(as(mallory)
                        .post("/api/v1/wallets/" + wallet + "/cashout", "{}")
                        .status())
                .isEqualTo(401);
        assertThat(as(mallory)
                        .post("/api/v1/wallets/" + mallorys + "/topup", "{\"amount\":100,\"paymentMethod\":\"cash\"}")
                        .status())
                .isEqualTo(401);
        assertThat(balance(wallet)).isEqualTo(5000);
        assertThat(balance(mallorys)).isEqualTo(100);
    }
}
