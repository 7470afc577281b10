package org.walletsuite.voucher.voucher;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.walletsuite.platform.ledger.LedgerCommand.Post;
import org.walletsuite.platform.ledger.Leg;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.voucher.testing.VoucherFixture;

/** A request that dies between any two of its steps is finished once, by the worker or by its retry. */
class VoucherCrashTest extends VoucherFixture {

    @Autowired
    private RefusalPruning pruning;

    @ParameterizedTest
    @EnumSource
    void anIssueIsFinishedByTheWorkerAndItsKeyTellsSo(Death death) {
        var keyed = user.withKey("key");
        die(death);
        var dead = issue(keyed, "10.00");
        live();
        assertThat(dead.status()).as(dead.body()).isIn(500, 504);
        assertThat(user.get("/api/v1/vouchers").at("/data/total").asLong()).isZero();

        finishLater();

        assertThat(money(userId)).isEqualTo(90_00);
        var again = issue(keyed, "10.00").expect(201);
        assertThat(again.isReplayed()).isTrue();
        verifyIssuedOnce(again);
    }

    @ParameterizedTest
    @EnumSource
    void anIssueIsFinishedByItsRetry(Death death) {
        var keyed = user.withKey("key");
        die(death);
        issue(keyed, "10.00");
        live();

        verifyIssuedOnce(issue(keyed, "10.00").expect(201));
    }

    private void verifyIssuedOnce(Answer answer) {
        var voucher = Issued.of(answer);
        assertThat(money(userId)).isEqualTo(90_00);
        assertThat(balance(voucher.id())).isEqualTo(10_00);
        assertThat(published(voucher)).containsExactly("voucher.issued.v1");
        assertThat(count("voucher", "owner_id = ?", userId)).isOne();
        assertThat(discrepancies(voucher.id())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aRedemptionIsFinishedByTheWorkerAndItsKeyTellsSo(Death death) {
        var voucher = issued("10.00");
        var keyed = friend.withKey("key");
        die(death);
        var dead = redeem(keyed, voucher.code(), "4.00");
        live();
        assertThat(dead.status()).as(dead.body()).isIn(500, 504);

        finishLater();

        assertThat(money(friendId)).isEqualTo(4_00);
        var again = redeem(keyed, voucher.code(), "4.00").expect(200);
        assertThat(again.isReplayed()).isTrue();
        verifyRedeemedOnce(voucher);
    }

    @ParameterizedTest
    @EnumSource
    void aRedemptionIsFinishedByItsRetry(Death death) {
        var voucher = issued("10.00");
        var keyed = friend.withKey("key");
        die(death);
        redeem(keyed, voucher.code(), "4.00");
        live();

        redeem(keyed, voucher.code(), "4.00").expect(200);

        verifyRedeemedOnce(voucher);
    }

    private void verifyRedeemedOnce(Issued voucher) {
        assertThat(money(friendId)).isEqualTo(4_00);
        assertThat(shown(voucher).body()).contains("\"balance\":6.00");
        assertThat(published(voucher)).containsExactly("voucher.issued.v1", "voucher.redeemed.v1");
        assertThat(discrepancies(voucher.id())).isEmpty();
    }

    /** What is reserved for a redemption under way nobody else gets. */
    @Test
    void aHalfDoneRedemptionKeepsItsPart() {
        var voucher = issued("10.00");
        die(Death.BEFORE_THE_LEDGER);
        redeem(friend, voucher.code(), "10.00");
        live();

        assertError(redeem(user, voucher.code()), 400, "VOUCHER_NOT_REDEEMABLE");

        finishLater();
        assertThat(money(friendId)).isEqualTo(10_00);
    }

    /** One attempt was refused; another one, which stood still meanwhile, comes to the ledger when there is money. */
    @Test
    void moneyThatComesAfterTheRefusalIsTakenBack() {
        var refused = refusedThoughItComesLater();

        finishLater();

        assertThat(balance(refused)).isZero();
        assertThat(money(friendId)).isEqualTo(10_00);
        assertThat(count("voucher", "id = ? and next_attempt_at is null", refused))
                .isOne();
        assertThat(discrepancies(refused)).isEmpty();
    }

    /** It explains what the ledger has of it. */
    @Test
    void aRefusedVoucherStaysWhereTheLedgerKnowsIt() {
        var refused = refusedThoughItComesLater();
        finishLater();

        clock.putForward(Duration.ofDays(2));
        pruning.prune();

        assertThat(count("voucher", "id = ?", refused)).isOne();
        assertThat(discrepancies(refused)).isEmpty();
    }

    private UUID refusedThoughItComesLater() {
        give(friendId, 10_00);
        emptyBeforePosting(friendId);
        issue(friend, "10.00").expect(402);
        ledger.recover();
        var refused = refused(friendId);
        give(friendId, 10_00);
        var legs = List.of(
                new Leg(wallet(friendId), -10_00, VoucherAccounts.WALLET),
                new Leg(refused, 10_00, VoucherAccounts.VOUCHER));
        books.decide(new Post(Movement.ISSUE.key(refused), "VOUCHER_ISSUE", legs, null, Map.of()));
        assertThat(balance(refused)).isEqualTo(10_00);
        return refused;
    }

    @Test
    void aRefusedVoucherIsDeletedADayLaterAndNotBefore() {
        give(friendId, 10_00);
        emptyBeforePosting(friendId);
        issue(friend, "10.00").expect(402);
        ledger.recover();
        var refused = refused(friendId);
        finishLater();

        pruning.prune();
        assertThat(count("voucher", "id = ?", refused)).isOne();
        clock.putForward(Duration.ofDays(1));
        pruning.prune();

        assertThat(count("voucher", "id = ?", refused)).isZero();
        assertThat(discrepancies(refused)).as("its account is empty").isEmpty();
    }
}
