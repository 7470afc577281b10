package org.walletsuite.voucher.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.walletsuite.platform.giftcard.GiftCardAccounts;
import org.walletsuite.platform.ledger.AccountStatus;
import org.walletsuite.platform.ledger.StatusChange;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.platform.testing.TestImages;
import org.walletsuite.voucher.testing.GiftCardFixture;
import org.walletsuite.voucher.testing.OrderForm;

/** What the contract of idempotency keys does not say of orders. */
class RepeatedOrderTest extends GiftCardFixture {

    @Test
    void answersTheFirstAnswerAlsoOnceTheOrderIsDecided() {
        var keyed = seller.withKey("key-1");
        var first = order(keyed, OrderForm.physical(card, "10.00", PNG)).expect(201);
        become(admin, number(first), "Approved").expect(200);

        var again = order(keyed, OrderForm.physical(card, "10.0", PNG));

        again.verifyReplays(first);
        assertThat(orders()).isOne();
        assertThat(withdrawable()).isEqualTo(5_00);
    }

    @Test
    void refusesTheKeyWithAnythingElse() {
        var keyed = seller.withKey("key-2");
        order(keyed, OrderForm.eCode(card, "10.00", "PIN-1")).expect(201);

        for (var other : List.of(
                OrderForm.eCode(card, "10.01", "PIN-1"),
                OrderForm.eCode(card, "10.00", "PIN-2"),
                OrderForm.eCode(card("Both", "0.5"), "10.00", "PIN-1"),
                OrderForm.physical(card, "10.00", PNG))) {
            assertThat(order(keyed, other))
                    .extracting(Answer::status, Answer::body)
                    .containsExactly(422, "{\"detail\":\"This idempotency key was used with a different request.\"}");
        }

        assertThat(orders()).isOne();
    }

    @Test
    void tellsOnePictureFromAnother() {
        var keyed = seller.withKey("key-3");
        order(keyed, OrderForm.physical(card, "10.00", PNG)).expect(201);

        var other = order(keyed, OrderForm.physical(card, "10.00", TestImages.image("png", 31, 20)));

        assertThat(other.status()).isEqualTo(422);
    }

    @Test
    void keepsNoKeyOfWhatTheLedgerRefuses() {
        ordered("10.00");
        var account = GiftCardAccounts.id(user.id(), GiftCardAccounts.PENDING);
        books.changeStatus(account, new StatusChange.Request(AccountStatus.FROZEN, GiftCardAccounts.PENDING));
        var keyed = seller.withKey("key-4");

        var refused = order(keyed, OrderForm.eCode(card, "20.00", "PIN-1"));
        books.changeStatus(account, new StatusChange.Request(AccountStatus.ACTIVE, GiftCardAccounts.PENDING));
        var taken = order(keyed, OrderForm.eCode(card, "20.00", "PIN-1"));

        assertThat(refused)
                .extracting(Answer::status, Answer::body)
                .containsExactly(400, "{\"detail\":\"Your pending balance is frozen.\"}");
        assertThat(taken.status()).isEqualTo(201);
        assertThat(taken.isReplayed()).isFalse();
        assertThat(pending()).isEqualTo(15_00);
        assertThat(seller.get("/account/transactions").header("X-Total-Count")).isEqualTo("2");
        assertThat(count(
                        "gift_card_order_evidence",
                        "order_id in (select id from gift_card_order where user_id = ? and status = 'REFUSED')",
                        user.id()))
                .isZero();
    }
}
