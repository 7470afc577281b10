package org.walletsuite.voucher.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.walletsuite.platform.giftcard.GiftCardAccounts;
import org.walletsuite.platform.ledger.AccountStatus;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.voucher.testing.GiftCardFixture;
import org.walletsuite.voucher.testing.OrderForm;

/** Whatever ends between two steps, an order is finished once, and its money moved once. */
class UnfinishedOrderTest extends GiftCardFixture {

    @Autowired
    private OrderWorkflow workflow;

    @Test
    void isShownToNobodyBeforeItsMoneyIsThere() {
        ledger.becomeUnavailable();

        var answer = order(seller, OrderForm.eCode(card, "10.00", "PIN-1"));

        assertThat(answer.status()).isEqualTo(504);
        assertThat(seller.get("/account/transactions").body()).isEqualTo("[]");
        var order = db.sql("select number from gift_card_order where user_id = ?")
                .param(user.id())
                .query(Long.class)
                .single();
        assertThat(seller.get("/account/transactions/" + order).status()).isEqualTo(404);
        assertThat(admin.get("/admin/orders/" + order).status()).isEqualTo(404);
        assertThat(become(admin, order, "Approved").status()).isEqualTo(404);
        assertThat(admin.get("/admin/orders?user_id=" + user.number()).body()).isEqualTo("[]");
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void isFinishedByTheSameKey(boolean moneyMoved) {
        var keyed = seller.withKey("key-" + moneyMoved);
        fail(moneyMoved);
        var first = order(keyed, OrderForm.eCode(card, "10.00", "PIN-1"));
        ledger.recover();

        var again = order(keyed, OrderForm.eCode(card, "10.00", "PIN-1"));

        assertThat(first.status()).isEqualTo(504);
        assertThat(again.expect(201).text("/status")).isEqualTo("Processing");
        assertThat(orders()).isOne();
        assertThat(pending()).isEqualTo(5_00);
        assertThat(published(number(again))).containsExactly("order.created.v1");
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void isFinishedByTheWorkerAndTheKeyTellsSo(boolean moneyMoved) {
        var keyed = seller.withKey("key-" + moneyMoved);
        fail(moneyMoved);
        order(keyed, OrderForm.eCode(card, "10.00", "PIN-1"));
        ledger.recover();

        finishLater();

        assertThat(pending()).isEqualTo(5_00);
        var again = order(keyed, OrderForm.eCode(card, "10.00", "PIN-1"));
        assertThat(again.expect(201).isReplayed()).isTrue();
        assertThat(published(number(again))).containsExactly("order.created.v1");
    }

    @ParameterizedTest
    @CsvSource({
        "Approved, true, 0, 500, order.approved.v1",
        "Approved, false, 0, 500, order.approved.v1",
        "Rejected, true, 0, 0, order.rejected.v1",
        "Rejected, false, 0, 0, order.rejected.v1",
        "Cancelled, true, 0, 0, order.cancelled.v1",
        "Cancelled, false, 0, 0, order.cancelled.v1"
    })
    void isDecidedOnceWhateverEndsMidway(
            String status, boolean moneyMoved, long pending, long withdrawable, String event) {
        var order = ordered("10.00");
        failCommands(moneyMoved);
        var answer = become(admin, order, status);
        ledger.recover();
        var meanwhile = status(order);

        finishLater();

        assertThat(answer.status()).isEqualTo(504);
        assertThat(meanwhile).isEqualTo("Processing");
        assertThat(status(order)).isEqualTo(status);
        assertThat(pending()).isEqualTo(pending);
        assertThat(withdrawable()).isEqualTo(withdrawable);
        assertThat(published(order)).containsExactly("order.created.v1", event);
    }

    @Test
    void isFinishedByTheNextAdminWhoThenFindsItDecided() {
        var order = ordered("10.00");
        ledger.loseCommands();
        become(admin, order, "Approved");
        ledger.recover();

        var other = become(as(UUID.randomUUID(), Role.ADMIN), order, "Rejected");

        assertThat(other)
                .extracting(Answer::status, Answer::body)
                .containsExactly(400, "{\"detail\":\"Cannot change order status from Approved to Rejected\"}");
        assertThat(withdrawable()).isEqualTo(5_00);
    }

    @Test
    void tellsTheNextAdminThatNothingBeganWhileTheLedgerIsAway() {
        var order = ordered("10.00");
        ledger.loseCommands();
        become(admin, order, "Approved");

        var other = become(as(UUID.randomUUID(), Role.ADMIN), order, "Rejected");

        assertThat(other.status()).isEqualTo(503);
    }

    @Test
    void isConcludedOnceHoweverManyFinishItAtTheSameInstant() {
        var order = ordered("10.00");
        ledger.loseCommands();
        become(admin, order, "Approved");
        ledger.recover();
        var id = id(order);

        var attempts = atOnce(4, () -> {
            workflow.attempt(id);
            return status(order);
        });

        assertThat(attempts).containsOnly("Approved");
        assertThat(withdrawable()).isEqualTo(5_00);
        assertThat(published(order)).containsExactly("order.created.v1", "order.approved.v1");
        assertThat(count("gift_card_order_step", "order_id = ?", id)).isEqualTo(2);
    }

    @Test
    void waitsForABalanceThatIsFrozen() {
        var order = ordered("10.00");
        set(GiftCardAccounts.PENDING, AccountStatus.FROZEN);

        var answer = become(admin, order, "Rejected");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(status(order)).isEqualTo("Processing");
        set(GiftCardAccounts.PENDING, AccountStatus.ACTIVE);
        finishLater();

        assertThat(status(order)).isEqualTo("Rejected");
        assertThat(pending()).isZero();
    }

    @Test
    void tellsTheNextAdminThatHisDecisionChangedNothingWhileTheFirstOnesWaits() {
        var order = ordered("10.00");
        set(GiftCardAccounts.PENDING, AccountStatus.FROZEN);
        become(admin, order, "Rejected");

        var other = become(as(UUID.randomUUID(), Role.ADMIN), order, "Cancelled");

        assertThat(other.status()).isEqualTo(409);
        assertThat(other.text("/detail"))
                .isEqualTo("Another decision waits until the user's balance can be changed; yours changed nothing.");
    }

    @Test
    void tellsAdminsAndNotTheUserWhatIsUnderWay() {
        var order = ordered("10.00");
        set(GiftCardAccounts.PENDING, AccountStatus.FROZEN);
        admin.patch("/admin/update-order-status/" + order, """
                {"status": "Rejected", "reason": "The card is empty"}""");

        var detail = admin.get("/admin/orders/" + order).expect(200);
        var shown = seller.get("/account/transactions/" + order).expect(200);

        assertThat(detail.text("/becoming")).isEqualTo("Rejected");
        assertThat(detail.text("/reason")).isEqualTo("The card is empty");
        assertThat(shown.at("/reason").isNull()).isTrue();
        set(GiftCardAccounts.PENDING, AccountStatus.ACTIVE);
        finishLater();
        assertThat(admin.get("/admin/orders/" + order).at("/becoming").isNull()).isTrue();
        assertThat(seller.get("/account/transactions/" + order).text("/reason")).isEqualTo("The card is empty");
    }

    @Test
    void refusesToApproveWhileTheBalanceIsFrozenUnlessThatIsBegunOrDecided() {
        var order = ordered("10.00");
        var keyed = admin.withKey("approval-of-" + order);
        ledger.loseCommands();
        become(keyed, order, "Approved");
        ledger.recover();
        set(GiftCardAccounts.PENDING, AccountStatus.FROZEN);
        var begun = become(keyed, order, "Approved");
        set(GiftCardAccounts.PENDING, AccountStatus.ACTIVE);
        become(keyed, order, "Approved").expect(200);
        var another = ordered("10.00");
        set(GiftCardAccounts.PENDING, AccountStatus.FROZEN);

        var refused = become(admin, another, "Approved");
        var decided = become(admin, order, "Approved");

        assertThat(begun.status()).isEqualTo(409);
        assertThat(refused)
                .extracting(Answer::status, Answer::body)
                .containsExactly(400, "{\"detail\":\"Cannot approve an order while the user's balance is frozen.\"}");
        assertThat(decided.text("/detail")).isEqualTo("Cannot change order status from Approved to Approved");
        set(GiftCardAccounts.PENDING, AccountStatus.ACTIVE);
        finishLater();
        assertThat(status(another)).isEqualTo("Processing");
    }

    /** The answer of what is done at once is no later commit's, which others could come before. */
    @Test
    void keepsTheAnswerInTheCommitOfWhatNeedsNoLedger() {
        var order = ordered("10.00");
        var key = "assignment-of-" + order;

        become(admin.withKey(key), order, "Assigned").expect(200);

        assertThat(db.sql("select k.status = 200 and k.xmin = s.xmin from idempotency_key k, gift_card_order_step s"
                                + " where k.key like ? and s.order_id = ? and s.to_status = 'ASSIGNED'")
                        .param("%" + key)
                        .param(id(order))
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(become(admin.withKey(key), order, "Assigned").expect(200).isReplayed())
                .isTrue();
    }

    /** The user is owed the money, frozen or not. */
    @Test
    void creditsAWithdrawableBalanceThatIsFrozen() {
        var order = ordered("10.00");
        set(GiftCardAccounts.WITHDRAWABLE, AccountStatus.FROZEN);

        become(admin, order, "Approved").expect(200);

        assertThat(withdrawable()).isEqualTo(5_00);
    }

    /** From now on the ledger is unavailable, or its answers are lost. */
    private void fail(boolean moneyMoved) {
        if (moneyMoved) {
            ledger.loseAnswers();
        } else {
            ledger.becomeUnavailable();
        }
    }

    /** The same of commands only: the ledger can be read. */
    private void failCommands(boolean moneyMoved) {
        if (moneyMoved) {
            ledger.loseAnswersToCommands();
        } else {
            ledger.loseCommands();
        }
    }
}
