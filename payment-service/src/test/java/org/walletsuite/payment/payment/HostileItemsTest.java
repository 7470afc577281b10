package org.walletsuite.payment.payment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Items of a batch are parsed one by one, as strictly as whole bodies. */
class HostileItemsTest extends OfflineFixture {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5",
                "true",
                "\"beer\"",
                "[]",
                "[[[]]]",
                "{}",
                "{\"offlineId\":\"a\\u0000b\",\"walletId\":\"WALLET\",\"standId\":\"BAR\",\"amount\":1,\"takenAt\":\"NOW\"}",
                "{\"offlineId\":\"h-1\",\"walletId\":\"WALLET\",\"standId\":\"BAR\",\"amount\":1e999999999,\"takenAt\":\"NOW\"}",
                "{\"offlineId\":\"h-2\",\"walletId\":\"WALLET\",\"standId\":\"BAR\",\"amount\":1.5,\"takenAt\":\"NOW\"}",
                "{\"offlineId\":\"h-3\",\"walletId\":\"WALLET\",\"standId\":\"BAR\",\"amount\":-5,\"takenAt\":\"NOW\"}",
                "{\"offlineId\":\"h-4\",\"walletId\":\"WALLET\",\"standId\":\"BAR\",\"amount\":1,"
                        + "\"takenAt\":\"+999999999-12-31T23:59:59Z\"}",
                "{\"offlineId\":\"h-5\",\"walletId\":\"WALLET\",\"standId\":\"BAR\",\"amount\":1,\"takenAt\":\"NOW\","
                        + "\"productIds\":[\"a\\u0000b\"]}",
                "{\"offlineId\":\"h-6\",\"qrCode\":\"\\u0000\",\"standId\":\"BAR\",\"amount\":1,\"takenAt\":\"NOW\"}"
            })
    void anInvalidItemFailsAloneAndIsNotCharged(String nonsense) {
        var item = nonsense.replace("WALLET", wallet.toString())
                .replace("BAR", bar.toString())
                .replace("NOW", clock.instant().toString());
        var answer = batch(item, item("good", 500));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.text("/data/0/status")).isEqualTo("FAILED");
        assertThat(answer.text("/data/1/status")).isEqualTo("COMPLETED");
        assertThat(balance(wallet)).isEqualTo(4500);
    }
}
