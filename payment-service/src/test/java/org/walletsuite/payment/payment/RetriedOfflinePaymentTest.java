package org.walletsuite.payment.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.walletsuite.platform.client.ServiceUnavailable;
import org.walletsuite.platform.ledger.AccountStatus;

class RetriedOfflinePaymentTest extends OfflineFixture {

    @Autowired
    private DataSource database;

    @Test
    void inABatchIsADuplicateWithTheFirstTransaction() {
        var first = batch(item("a-1", 500));
        fund(wallet, 100);
        var again = batch(item("a-1", 500), item("a-2", 500));
        assertThat(again.text("/data/0/status")).isEqualTo("DUPLICATE");
        assertThat(again.at("/data/0/transaction")).isEqualTo(first.at("/data/0/transaction"));
        assertThat(again.text("/data/1/status")).isEqualTo("COMPLETED");
        assertThat(balance(wallet)).isEqualTo(4100);
    }

    @Test
    void withinOneBatchIsADuplicateToo() {
        var answer = batch(item("a-1", 500), item("a-1", 500), item("a-1", 501));
        assertThat(answer.text("/data/0/status")).isEqualTo("COMPLETED");
        assertThat(answer.text("/data/1/status")).isEqualTo("DUPLICATE");
        assertThat(answer.text("/data/2/status")).isEqualTo("FAILED");
        assertThat(balance(wallet)).isEqualTo(4500);
    }

    @Test
    void fromAnotherStaffMemberIsADuplicate() {
        var first = batch(item("a-1", 500));
        var again = as(colleague).post("/api/v1/payments/batch", "{\"payments\":[" + item("a-1", 500) + "]}");
        assertThat(again.text("/data/0/status")).isEqualTo("DUPLICATE");
        assertThat(again.text("/data/0/transaction/staffId")).isEqualTo(staffId.toString());
        assertThat(again.at("/data/0/transaction")).isEqualTo(first.at("/data/0/transaction"));
        assertThat(balance(wallet)).isEqualTo(4500);
    }

    @Test
    void tenTimesAtOnceFromTwoStaffMembersChargesOnce() {
        var body = "{\"payments\":[" + item("a-1", 500) + "," + item("a-2", 500) + "]}";
        var answers =
                atOnce(10, number -> as(number % 2 == 0 ? staff : colleague).post("/api/v1/payments/batch", body));
        assertThat(answers)
                .extracting(answer -> answer.text("/data/0/status"))
                .filteredOn("COMPLETED"::equals)
                .hasSize(1);
        assertThat(answers).extracting(answer -> answer.text("/data/1/status")).containsOnly("COMPLETED", "DUPLICATE");
        assertThat(balance(wallet)).isEqualTo(4000);
    }

    @Test
    void withAnotherContentFails() {
        var stranger = newWallet(colleagueId, festival);
        batch(item("a-1", 500));
        var answer = batch(
                item("a-1", 501),
                item("a-1", 500).replace("\"amount\"", "\"productIds\":[\"beer\"],\"amount\""),
                item("a-1", 500).replace(wallet.toString(), stranger.toString()));
        assertThat(answer.at("/data/0/error").toString())
                .isEqualTo("{\"code\":\"OFFLINE_ID_REUSED\","
                        + "\"message\":\"This offlineId was used with a different payment at this stand\"}");
        assertThat(answer.text("/data/1/error/code")).isEqualTo("OFFLINE_ID_REUSED");
        assertThat(answer.text("/data/2/error/code")).isEqualTo("OFFLINE_ID_REUSED");
        assertThat(batch(item("a-1", 500).replace("\"amount\"", "\"productIds\":[],\"amount\""))
                        .text("/data/0/status"))
                .isEqualTo("DUPLICATE");
        assertThat(balance(wallet)).isEqualTo(4500);
    }

    @Test
    void atAnotherStandIsAnotherPayment() {
        batch(item("a-1", 500));
        var elsewhere = item("a-1", 500).replace(bar.toString(), newStand().toString());
        assertThat(batch(elsewhere).text("/data/0/status")).isEqualTo("COMPLETED");
        assertThat(balance(wallet)).isEqualTo(4000);
    }

    @Test
    void isDecidedAgainWhenTheFirstWasRefused() {
        assertThat(batch(item("a-1", 6000)).text("/data/0/error/code")).isEqualTo("INSUFFICIENT_BALANCE");
        fund(wallet, 1000);
        assertThat(batch(item("a-1", 6000)).text("/data/0/status")).isEqualTo("COMPLETED");
    }

    @Test
    void thatTimedOutOnlineIsChargedOnce() {
        ledger.carryPostingsBy((batch, real) -> {
            real.post(batch);
            throw new ServiceUnavailable("ledger", true, null);
        });
        assertThat(pay(single("a-1", 500)).status()).isEqualTo(504);
        ledger.recover();
        var answer = batch(item("a-1", 500));
        assertThat(answer.text("/data/0/status")).isEqualTo("DUPLICATE");
        assertThat(answer.at("/data/0/transaction/metadata").has("takenAt")).isFalse();
        assertThat(batch(item("a-1", 501)).text("/data/0/error/code")).isEqualTo("OFFLINE_ID_REUSED");
        assertThat(balance(wallet)).isEqualTo(4500);
    }

    @Test
    void onlineIsReplayed() {
        var first = pay(single("a-1", 500));
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.isReplayed()).isFalse();
        assertReplayed(pay(single("a-1", 500)), first);
        assertReplayed(as(colleague).post("/api/v1/payments", single("a-1", 500)), first);
        set(wallet, AccountStatus.FROZEN);
        as(admin).post("/api/v1/stands/" + bar + "/deactivate");
        assertReplayed(as(colleague).post("/api/v1/payments", single("a-1", 500)), first);
        assertThat(balance(wallet)).isEqualTo(4500);
    }

    @Test
    void onlineAfterTheBatchReplaysTheBatch() {
        var batch = batch(item("a-1", 500));
        var again = pay(single("a-1", 500));
        assertThat(again.isReplayed()).isTrue();
        assertThat(again.at("/data")).isEqualTo(batch.at("/data/0/transaction"));
    }

    @Test
    void onlineWithAnotherContentIsRefused() {
        pay(single("a-1", 500));
        assertThat(pay(single("a-1", 501)).error())
                .isEqualTo("422 OFFLINE_ID_REUSED: This offlineId was used with a different payment at this stand");
        assertThat(balance(wallet)).isEqualTo(4500);
    }

    @Test
    void onlineHasOneKeyOnly() {
        assertThat(pay(single("a-1", 500), "key-1").at("/error/details").toString())
                .isEqualTo("{\"offlineId\":[\"Give either offlineId or an Idempotency-Key.\"]}");
        assertThat(balance(wallet)).isEqualTo(5000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "caf\u00e9"})
    void onlineNeedsAnIdOfVisibleCharacters(String offlineId) {
        assertThat(pay(single(offlineId, 500)).at("/error/details").toString())
                .isEqualTo("{\"offlineId\":[\"Must be 1 to 64 visible characters.\"]}");
    }

    @Test
    void withoutALedgerFailsAndMayBeSentAgain() {
        ledger.becomeUnavailable();
        var answer = batch(item("a-1", 500), item("a-2", 0), item("a-3", 500));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("/data/0/error/code")).isEqualTo("SERVICE_UNAVAILABLE");
        assertThat(answer.text("/data/1/error/code")).isEqualTo("VALIDATION_ERROR");
        assertThat(answer.text("/data/2/error/code")).isEqualTo("SERVICE_UNAVAILABLE");
        ledger.recover();
        assertThat(batch(item("a-1", 500)).text("/data/0/status")).isEqualTo("COMPLETED");
    }

    @Test
    void withoutADatabaseFailsAndMayBeSentAgain() throws SQLException {
        var taken = new ArrayList<Connection>();
        try {
            assertThatThrownBy(() -> {
                        while (true) {
                            taken.add(database.getConnection());
                        }
                    })
                    .isInstanceOf(SQLException.class);
            assertThat(batch(item("a-1", 500)).text("/data/0/error/code")).isEqualTo("SERVICE_UNAVAILABLE");
        } finally {
            for (var connection : taken) {
                connection.close();
            }
        }
        assertThat(batch(item("a-1", 500)).text("/data/0/status")).isEqualTo("COMPLETED");
    }

    @Test
    void thatAnOutageCutOffFailsAloneAndIsADuplicateLater() {
        var batches = new AtomicInteger();
        ledger.carryPostingsBy((batch, real) -> {
            if (batches.incrementAndGet() != 2) {
                return real.post(batch);
            }
            throw new ServiceUnavailable("ledger", false, null);
        });
        var body = batchBody(items(500));
        var first = as(staff).post("/api/v1/payments/batch", body);
        assertThat(first.at("/data").findValuesAsString("code")).hasSize(128).containsOnly("SERVICE_UNAVAILABLE");
        assertThat(balance(wallet)).isEqualTo(5000 - 372);
        var again = as(staff).post("/api/v1/payments/batch", body);
        assertThat(again.text("/data/127/status")).isEqualTo("DUPLICATE");
        assertThat(again.text("/data/128/status")).isEqualTo("COMPLETED");
        assertThat(again.text("/data/255/status")).isEqualTo("COMPLETED");
        assertThat(again.text("/data/256/status")).isEqualTo("DUPLICATE");
        assertThat(balance(wallet)).isEqualTo(4500);
    }

    @Test
    void withASlowLedgerIsAnsweredInTimeAndMayBeSentAgain() {
        var batches = new AtomicInteger();
        ledger.carryPostingsBy((batch, real) -> {
            if (batches.incrementAndGet() == 2) {
                pause(SETTLE_WITHIN);
            }
            return real.post(batch);
        });
        var body = batchBody(items(500));
        var first = as(staff).post("/api/v1/payments/batch", body);
        assertThat(batches).as("nothing is sent after the slow batch").hasValue(2);
        assertThat(first.text("/data/0/status")).isEqualTo("COMPLETED");
        assertThat(first.text("/data/499/error/code")).isEqualTo("SERVICE_UNAVAILABLE");
        ledger.recover();
        var again = as(staff).post("/api/v1/payments/batch", body);
        assertThat(again.text("/data/0/status")).isEqualTo("DUPLICATE");
        assertThat(again.text("/data/499/status")).isEqualTo("COMPLETED");
        assertThat(balance(wallet)).isEqualTo(4500);
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
