package org.walletsuite.voucher.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.walletsuite.platform.giftcard.GiftCardAccounts;
import org.walletsuite.platform.ledger.AccountStatus;
import org.walletsuite.voucher.testing.GiftCardFixture;
import org.walletsuite.voucher.testing.OrderForm;

/** What the ledger refused leaves no money behind, however late an attempt of it comes there. */
class RefusedOrderTest extends GiftCardFixture {

    @Autowired
    private OrderWorkflow workflow;

    /** A stalled attempt reaches the ledger after another one was rejected. */
    @Test
    void takesBackWhatCameAfterTheOrderWasRefused() {
        ordered("10.00");
        set(GiftCardAccounts.PENDING, AccountStatus.FROZEN);
        var first = new AtomicBoolean(true);
        ledger.carryPostingsBy((batch, real) -> {
            if (first.getAndSet(false)) {
                workflow.attempt(unfinished());
                set(GiftCardAccounts.PENDING, AccountStatus.ACTIVE);
            }
            return real.post(batch);
        });

        var answer = order(seller, OrderForm.eCode(card, "20.00", "PIN-1"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(pending()).isEqualTo(5_00);
        assertThat(seller.get("/account/transactions").header("X-Total-Count")).isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void takesBackWhatCameLateAlsoWhenTheLedgerDoesNotTakeItAtOnce(boolean unavailable) {
        ordered("10.00");
        set(GiftCardAccounts.PENDING, AccountStatus.FROZEN);
        var first = new AtomicBoolean(true);
        ledger.carryPostingsBy((batch, real) -> {
            if (!first.getAndSet(false)) {
                return real.post(batch);
            }
            workflow.attempt(unfinished());
            set(GiftCardAccounts.PENDING, AccountStatus.ACTIVE);
            var late = real.post(batch);
            if (unavailable) {
                ledger.loseCommands();
            } else {
                set(GiftCardAccounts.PENDING, AccountStatus.FROZEN);
            }
            return late;
        });
        assertThat(order(seller, OrderForm.eCode(card, "20.00", "PIN-1")).status())
                .isGreaterThanOrEqualTo(500);
        ledger.recover();
        set(GiftCardAccounts.PENDING, AccountStatus.ACTIVE);
        assertThat(pending()).isEqualTo(15_00);

        finishLater();

        assertThat(pending()).isEqualTo(5_00);
        assertThat(awaited()).isZero();
    }

    @Test
    void looksAtARefusedOrderUntilNothingOfItCanComeAnyMore() {
        ordered("10.00");
        set(GiftCardAccounts.PENDING, AccountStatus.FROZEN);
        order(seller, OrderForm.eCode(card, "20.00", "PIN-1"));
        set(GiftCardAccounts.PENDING, AccountStatus.ACTIVE);
        var refused = db.sql("select id from gift_card_order where user_id = ? and status = 'REFUSED'")
                .param(user.id())
                .query(UUID.class)
                .single();

        workflow.attempt(refused);
        var before = awaited();
        finishLater();

        assertThat(before).isOne();
        assertThat(awaited()).isZero();
        assertThat(books.transferByKey(Movement.UNDO.key(refused))).isEmpty();
        assertThat(pending()).isEqualTo(5_00);
    }

    /** Orders of this user that are left to the worker. */
    private long awaited() {
        return count("gift_card_order", "user_id = ? and next_attempt_at is not null", user.id());
    }

    private UUID unfinished() {
        return db.sql("select id from gift_card_order where user_id = ? and status = 'CREATING'")
                .param(user.id())
                .query(UUID.class)
                .single();
    }
}
