package org.walletsuite.voucher.voucher;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.walletsuite.platform.database.Timestamps;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.AccountStatus;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.voucher.testing.VoucherFixture;

/** From its last instant on a voucher is worth nothing to others, and its owner gets back what is left, once. */
class ExpiryTest extends VoucherFixture {

    @Test
    void isExpiredToTheMillisecondBeforeAnyJobRan() {
        var voucher = expiringIn(Duration.ofMinutes(10), issued("40.00"));
        withoutWorkers(() -> assertExpiresToTheMillisecond(voucher));
    }

    private void assertExpiresToTheMillisecond(Issued voucher) {
        putForwardTo(voucher, Duration.ofSeconds(-30));
        assertThat(status(voucher)).isEqualTo("active");

        putForwardTo(voucher, Duration.ZERO);

        assertThat(shown(voucher).body()).contains("\"status\":\"expired\"", "\"balance\":0.00");
        assertError(redeem(friend, voucher.code()), 400, "VOUCHER_NOT_REDEEMABLE");
        assertThat(user.get("/api/v1/vouchers?status=expired").at("/data/total").asLong())
                .isOne();
        assertThat(user.get("/api/v1/vouchers?status=active").at("/data/total").asLong())
                .isZero();
        assertThat(user.get("/api/v1/vouchers").text("/data/items/0/status")).isEqualTo("expired");
        assertThat(money(userId)).as("nobody has moved it yet").isEqualTo(60_00);
    }

    @Test
    void givesBackWhatIsLeftOnce() {
        var voucher = expiringIn(Duration.ofMinutes(10), issued("40.00"));
        redeem(friend, voucher.code(), "15.00").expect(200);
        putForwardTo(voucher, Duration.ZERO);

        runDue();
        finishLater();

        assertThat(money(userId)).isEqualTo(85_00);
        assertThat(balance(voucher.id())).isZero();
        assertThat(status(voucher)).isEqualTo("expired");
        assertThat(published(voucher))
                .containsExactly("voucher.issued.v1", "voucher.redeemed.v1", "voucher.expired.v1");
        assertThat(discrepancies(voucher.id())).isEmpty();
    }

    @Test
    void comesWhenItIsDueAndNotBefore() {
        var voucher = expiringIn(Duration.ofMinutes(10), issued("40.00"));
        putForwardTo(voucher, Duration.ofMinutes(-2));

        runDue();

        assertThat(published(voucher)).containsExactly("voucher.issued.v1");
        assertThat(redeem(friend, voucher.code()).status()).isEqualTo(200);
        putForwardTo(voucher, Duration.ofMinutes(1));
        runDue();
        assertThat(status(voucher)).as("nothing was left").isEqualTo("redeemed");
        assertThat(published(voucher)).endsWith("voucher.redeemed.v1");
    }

    @ParameterizedTest
    @EnumSource(
            value = AccountStatus.class,
            names = {"FROZEN", "CLOSED"})
    void givesBackAlsoToWhoseWalletIsNotActive(AccountStatus status) {
        give(friendId, 40_00);
        var voucher = expiringIn(
                Duration.ofMinutes(10), Issued.of(issue(friend, "40.00").expect(201)));
        set(friendId, status);
        putForwardTo(voucher, Duration.ZERO);

        runDue();

        var unapplied = Account.unappliedId(friendId, VoucherAccounts.PROGRAM, "ZAR");
        assertThat(money(friendId) + balance(unapplied)).isEqualTo(40_00);
        assertThat(published(voucher)).endsWith("voucher.expired.v1");
    }

    @Test
    void givesBackAlsoToWhoseMainWalletIsDeactivated() {
        var voucher = expiringIn(Duration.ofMinutes(10), issued("40.00"));
        deactivateMainWallet(userId);
        putForwardTo(voucher, Duration.ZERO);

        runDue();

        assertThat(money(userId)).isEqualTo(100_00);
        assertThat(published(voucher)).endsWith("voucher.expired.v1");
    }

    @ParameterizedTest
    @EnumSource
    void isFinishedWhereverItDies(Death death) {
        var voucher = expiringIn(Duration.ofMinutes(10), issued("40.00"));
        putForwardTo(voucher, Duration.ZERO);
        die(death);
        runDue();
        live();

        finishLater();
        finishLater();

        assertThat(money(userId)).isEqualTo(100_00);
        assertThat(published(voucher)).containsExactly("voucher.issued.v1", "voucher.expired.v1");
        assertThat(discrepancies(voucher.id())).isEmpty();
    }

    /** What was redeemed in time is paid, though the process died, and before the rest goes back. */
    @ParameterizedTest
    @EnumSource
    void waitsForRedemptionsFromBefore(Death death) {
        var voucher = expiringIn(Duration.ofMinutes(10), issued("40.00"));
        putForwardTo(voucher, Duration.ofSeconds(-30));
        die(death);
        assertThat(redeem(friend, voucher.code(), "15.00").status()).isIn(500, 504);
        live();
        putForwardTo(voucher, Duration.ZERO);

        later(Duration.ZERO, "voucher");

        assertThat(money(friendId)).isEqualTo(15_00);
        assertThat(money(userId)).isEqualTo(85_00);
        assertThat(published(voucher))
                .containsExactly("voucher.issued.v1", "voucher.redeemed.v1", "voucher.expired.v1");
    }

    /** One that began in the last instant, and committed when the others had been looked for already, delays nothing. */
    @Test
    void paysAlsoWhatIsRedeemedWhileItBegins() {
        var voucher = expiringIn(Duration.ofMinutes(10), issued("40.00"));
        putForwardTo(voucher, Duration.ofSeconds(-30));
        die(Death.BEFORE_THE_LEDGER);
        redeem(friend, voucher.code(), "15.00");
        live();
        putForwardTo(voucher, Duration.ZERO);
        var others = new AtomicInteger();
        ledger.carryPostingsBy((batch, real) -> {
            if (others.getAndIncrement() == 0) {
                addRedemption(voucher, 5_00);
            }
            return real.post(batch);
        });

        later(Duration.ZERO, "voucher");

        assertThat(status(voucher)).isEqualTo("expired");
        assertThat(money(userId)).isEqualTo(80_00);
        assertThat(money(friendId)).isEqualTo(20_00);
        assertThat(published(voucher))
                .containsExactly(
                        "voucher.issued.v1", "voucher.redeemed.v1", "voucher.redeemed.v1", "voucher.expired.v1");
        assertThat(discrepancies(voucher.id())).isEmpty();
    }

    private void addRedemption(Issued voucher, long cents) {
        db.sql("update voucher set reserved = reserved + ?, version = version + 1 where id = ?")
                .param(cents)
                .param(voucher.id())
                .update();
        var now = Timestamps.at(clock.instant());
        db.sql("insert into voucher_redemption (id, version, voucher_id, redeemer_id, amount, status, created_at,"
                        + " next_attempt_at) values (?, 0, ?, ?, ?, 'PAYING', ?, ?)")
                .param(Ids.next())
                .param(voucher.id())
                .param(friendId)
                .param(cents)
                .param(now)
                .param(Timestamps.at(clock.instant().plusSeconds(60)))
                .update();
    }

    @Test
    void letsNobodyRedeemAfterItHoweverManyComeAtTheBoundary() {
        var voucher = expiringIn(Duration.ofMinutes(10), issued("40.00"));
        putForwardTo(voucher, Duration.ofMillis(-60));

        var answers = atOnce(20, number -> {
            if (number == 7) {
                workflows.runDue("voucher");
            }
            return redeem(friend, voucher.code(), "1.00");
        });
        putForwardTo(voucher, Duration.ofMinutes(1));
        runDue();
        finishLater();

        var paid = answers.stream().filter(answer -> answer.status() == 200).count();
        assertThat(answers).extracting(Answer::status).isSubsetOf(200, 400);
        assertThat(money(friendId)).isEqualTo(paid * 1_00);
        assertThat(money(userId)).isEqualTo(100_00 - paid * 1_00);
        var events = published(voucher);
        assertThat(events).hasSize((int) paid + 2).endsWith("voucher.expired.v1");
        assertThat(events.subList(1, events.size() - 1)).allMatch("voucher.redeemed.v1"::equals);
    }
}
