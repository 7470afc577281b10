package org.walletsuite.payment.festival;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.walletsuite.payment.testing.PaymentServiceFixture;
import org.walletsuite.platform.festival.Festival;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.testing.Answer;

class EndedFestivalTest extends PaymentServiceFixture {

    private static final Duration A_QUIET_MINUTE = Duration.ofMinutes(1);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final String ENDED = "400 FESTIVAL_ENDED: Festival has ended";

    private static final String AT_THE_BAR = "\"amount\":500,\"standId\":\"";

    private UUID bar;

    @BeforeEach
    void openBar() {
        bar = newStand();
        fund(wallet, 5000);
    }

    @Test
    void sellsAndTopsUpNoMore() {
        assertThat(pay("key-1").status()).isEqualTo(200);

        become(Festival.Status.ENDED);
        clock.putForward(A_QUIET_MINUTE);

        assertThat(pay("key-2").error()).isEqualTo(ENDED);
        assertThat(as(staff)
                        .post(
                                "/api/v1/payments",
                                "{\"qrCode\":\"" + qr(A_QUIET_MINUTE) + "\"," + AT_THE_BAR + bar + "\"}")
                        .error())
                .isEqualTo(ENDED);
        assertThat(topUp("key-3").error()).isEqualTo(ENDED);
        assertThat(balance(wallet)).isEqualTo(4500);
    }

    @Test
    void goesOnWithRefundsTransfersAndCashOuts() {
        var sold = pay("key-1");
        var friend = newWallet(Ids.next(), festival);

        become(Festival.Status.ENDED);
        clock.putForward(A_QUIET_MINUTE);

        assertThat(as(staff)
                        .post("/api/v1/payments/refund", "{\"transactionId\":\"" + sold.id() + "\"}")
                        .status())
                .isEqualTo(200);
        assertThat(as(guest)
                        .post(
                                "/api/v1/me/wallets/" + festival.id() + "/transfer",
                                "{\"toWalletId\":\"" + friend + "\",\"amount\":1000}")
                        .status())
                .isEqualTo(200);
        assertThat(as(staff)
                        .post("/api/v1/wallets/" + wallet + "/cashout", "{}")
                        .status())
                .isEqualTo(200);
        assertThat(balance(wallet)).isZero();
        assertThat(balance(friend)).isEqualTo(1000);
    }

    @Test
    void replaysWhatWasDoneBefore() {
        var sold = pay("key-1");
        var toppedUp = topUp("key-2");

        become(Festival.Status.ENDED);
        clock.putForward(A_QUIET_MINUTE);

        assertReplayed(pay("key-1"), sold);
        assertReplayed(topUp("key-2"), toppedUp);
        assertThat(as(staff)
                        .withKey("key-2")
                        .post("/api/v1/wallets/" + wallet + "/topup", topUpBody(300))
                        .error())
                .startsWith("422 IDEMPOTENCY_KEY_REUSED");
        assertThat(balance(wallet)).isEqualTo(5000 - 500 + 200);
    }

    @Test
    void sellsAgainASecondAfterItIsActiveAgain() {
        become(Festival.Status.ENDED);
        clock.putForward(A_QUIET_MINUTE);
        assertThat(pay("key-1").error()).isEqualTo(ENDED);

        become(Festival.Status.ACTIVE);
        clock.putForward(SECOND);

        assertThat(pay("key-1").status()).isEqualTo(200);
        assertThat(topUp("key-2").status()).isEqualTo(200);
    }

    @Test
    void isFetchedAtMostOnceASecondHoweverManyPay() {
        become(Festival.Status.ENDED);
        clock.putForward(A_QUIET_MINUTE);
        assertThat(pay("key-1").error()).isEqualTo(ENDED);
        var asked = ground.questions();
        clock.putForward(SECOND);

        var answers = atOnce(10, number -> pay("other-" + number));

        assertThat(answers).extracting(Answer::error).containsOnly(ENDED);
        assertThat(ground.questions()).isEqualTo(asked + 1);
    }

    @Test
    void staysEndedWhileWalletServiceIsUnavailable() {
        become(Festival.Status.ENDED);
        clock.putForward(A_QUIET_MINUTE);
        assertThat(pay("key-1").error()).isEqualTo(ENDED);

        ground.becomeUnavailable();
        clock.putForward(A_QUIET_MINUTE);

        assertThat(pay("key-2").error()).isEqualTo(ENDED);
    }

    @Test
    void goesOnWithItsKnownStatusWhileWalletServiceDoesNotAnswer() {
        assertThat(pay("key-1").status()).isEqualTo(200);
        clock.putForward(A_QUIET_MINUTE);

        ground.fallSilent();

        assertThat(pay("key-2").status()).isEqualTo(200);
        assertThat(topUp("key-3").status()).isEqualTo(200);
        ground.comeBack();
    }

    private Answer pay(String key) {
        return as(staff)
                .withKey(key)
                .post("/api/v1/payments", "{\"walletId\":\"" + wallet + "\"," + AT_THE_BAR + bar + "\"}");
    }

    private Answer topUp(String key) {
        return as(staff).withKey(key).post("/api/v1/wallets/" + wallet + "/topup", topUpBody(200));
    }

    private static String topUpBody(long amount) {
        return "{\"amount\":" + amount + ",\"paymentMethod\":\"cash\"}";
    }
}
