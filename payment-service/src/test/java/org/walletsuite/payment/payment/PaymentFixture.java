package org.walletsuite.payment.payment;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.walletsuite.payment.testing.PaymentServiceFixture;
import org.walletsuite.platform.testing.Answer;

/** A bar, and a guest with 50 Jetons. */
abstract class PaymentFixture extends PaymentServiceFixture {

    protected UUID bar;

    @BeforeEach
    void openBar() {
        bar = newStand();
        fund(wallet, 5000);
    }

    protected Answer pay(long amount) {
        return pay(body(amount));
    }

    protected Answer pay(String body) {
        return as(staff).post("/api/v1/payments", body);
    }

    protected Answer pay(String body, String key) {
        return as(staff).withKey(key).post("/api/v1/payments", body);
    }

    protected String body(long amount) {
        return payBody(wallet, bar, amount);
    }

    protected String body(String walletId, String amount) {
        return "{\"walletId\":\"" + walletId + "\",\"amount\":" + amount + ",\"standId\":\"" + bar + "\"}";
    }

    protected String payBody(UUID walletId, UUID stand, long amount) {
        return "{\"walletId\":\"" + walletId + "\",\"amount\":" + amount + ",\"standId\":\"" + stand + "\"}";
    }

    protected String qrBody(String code, long amount) {
        return "{\"qrCode\":\"" + code + "\",\"amount\":" + amount + ",\"standId\":\"" + bar + "\"}";
    }
}
