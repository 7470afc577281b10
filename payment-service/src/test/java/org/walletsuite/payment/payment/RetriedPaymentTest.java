package org.walletsuite.payment.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.ledger.AccountStatus;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.platform.testing.TestIssuer;

class RetriedPaymentTest extends PaymentFixture {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void isReplayedToARetry() {
        var first = pay(body(500), "key-1");
        fund(wallet, 100);
        var again = pay(body(500), "key-1");
        assertThat(first.isReplayed()).isFalse();
        assertReplayed(again, first);
        assertThat(balance(wallet)).isEqualTo(4600);
    }

    @Test
    void withoutAKeyIsAnotherPayment() {
        assertThat(pay(500).id()).isNotEqualTo(pay(500).id());
        assertThat(balance(wallet)).isEqualTo(4000);
    }

    @Test
    void twentyTimesAtOnceIsOnePayment() {
        var answers = atOnce(20, _ -> pay(body(500), "key-1"));
        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertThat(answers)
                .extracting(Answer::body)
                .containsOnly(answers.getFirst().body());
        assertThat(answers).filteredOn(Answer::isReplayed).hasSize(19);
        assertThat(balance(wallet)).isEqualTo(4500);
    }

    @Test
    void withAnotherBodyIsRefused() {
        pay(body(500), "key-1");
        assertThat(pay(body(501), "key-1").error())
                .isEqualTo("422 IDEMPOTENCY_KEY_REUSED: This idempotency key was used with a different request");
        assertThat(pay(payBody(wallet, newStand(), 500), "key-1").status()).isEqualTo(422);
        assertThat(pay(body(wallet.toString(), "500,\"productIds\":[\"a\"]"), "key-1")
                        .status())
                .isEqualTo(422);
        assertThat(balance(wallet)).isEqualTo(4500);
    }

    @Test
    void byAnotherStaffMemberIsAnotherPayment() {
        var colleague = TestIssuer.shared().token(Ids.next(), Role.STAFF);
        pay(body(500), "key-1");
        var other = as(colleague).withKey("key-1").post("/api/v1/payments", body(500));
        assertThat(other.isReplayed()).isFalse();
        assertThat(balance(wallet)).isEqualTo(4000);
    }

    @Test
    void isDecidedAgainWhenTheFirstWasRefused() {
        assertThat(pay(body(6000), "key-1").status()).isEqualTo(400);
        fund(wallet, 1000);
        var answer = pay(body(6000), "key-1");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.isReplayed()).isFalse();
    }

    @Test
    void isReplayedAfterTheCodeExpired() {
        var code = qr(MINUTE);
        var first = pay(qrBody(code, 500), "key-1");
        clock.putForward(MINUTE);
        assertReplayed(pay(qrBody(code, 500), "key-1"), first);
        assertThat(pay(qrBody(code, 501), "key-1").status()).isEqualTo(422);
        assertThat(pay(qrBody(code, 500), "key-2").error()).isEqualTo("400 INVALID_QR: QR code has expired");
        assertThat(pay(qrBody(code, 500)).error()).isEqualTo("400 INVALID_QR: QR code has expired");
        assertThat(balance(wallet)).isEqualTo(4500);
    }

    @Test
    void isReplayedAfterTheKeyWasRotatedAway() {
        var code = qr(Duration.ofHours(1));
        var first = pay(qrBody(code, 500), "key-1");
        rotate(newKey());
        clock.putForward(MINUTE);
        assertReplayed(pay(qrBody(code, 500), "key-1"), first);
        assertThat(pay(qrBody(code, 500), "key-2").error()).isEqualTo("400 INVALID_QR: QR code is not valid");
    }

    @Test
    void isReplayedAfterTheStandWentInactive() {
        var first = pay(body(500), "key-1");
        as(admin).post("/api/v1/stands/" + bar + "/deactivate");
        assertReplayed(pay(body(500), "key-1"), first);
        assertThat(pay(body(501), "key-1").status()).isEqualTo(422);
        assertThat(pay(body(500), "key-2").error()).isEqualTo("400 STAND_INACTIVE: Stand is not active");
    }

    @Test
    void isReplayedAfterTheRefund() {
        var first = pay(body(500), "key-1");
        var refund = as(staff).post("/api/v1/payments/refund", "{\"transactionId\":\"" + first.id() + "\"}");
        assertThat(refund.status()).isEqualTo(200);
        assertReplayed(pay(body(500), "key-1"), first);
        assertThat(balance(wallet)).isEqualTo(5000);
    }

    @Test
    void isReplayedAfterTheWalletWasFrozen() {
        var first = pay(body(500), "key-1");
        set(wallet, AccountStatus.FROZEN);
        assertReplayed(pay(body(500), "key-1"), first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", ""})
    void needsAKeyOfVisibleCharacters(String key) {
        assertThat(pay(body(500), key).at("/error/details").propertyNames()).containsExactly("Idempotency-Key");
    }

    @Test
    void takesKeysUpTo255Characters() {
        assertThat(pay(body(500), "k".repeat(255)).status()).isEqualTo(200);
        assertThat(pay(body(500), "k".repeat(256)).status()).isEqualTo(400);
    }
}
