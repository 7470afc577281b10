package org.walletsuite.runner.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.walletsuite.runner.fault.Order.Kind.CASH_IN;
import static org.walletsuite.runner.fault.Order.Kind.CASH_OUT;
import static org.walletsuite.runner.fault.Order.Kind.PURCHASE;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.walletsuite.runner.fault.SuiteModel.Takings;

class SuiteModelTest {

    private static final String TOO_LITTLE = "INSUFFICIENT_BALANCE";

    private final OrderFixture till = new OrderFixture();
    private final SuiteModel model = till.model;

    @Test
    void answersAddUpToBalances() {
        till.posted(till.order(CASH_IN, till.alice, 1_000), 0);
        var sale = till.sold(till.alice, 300, 1_000);
        till.posted(till.refund(sale, 100), 700);
        till.posted(till.transfer(till.alice, till.bob, 50), 800);

        assertThat(till.alice.confirmedBalance()).isEqualTo(750);
        assertThat(till.bob.confirmedBalance()).isEqualTo(50);
        assertThat(model.takings()).isEqualTo(Map.of(OrderFixture.BAR, new Takings(300, 100, 1)));
        assertThat(till.discrepancies.list()).isEmpty();
    }

    @Test
    void aRefusalIsADiscrepancyWhenTheBalanceSufficedInAnyCase() {
        till.posted(till.order(CASH_IN, till.alice, 1_000), 0);
        model.begin(till.order(PURCHASE, till.alice, 400));

        refused(till.order(PURCHASE, till.alice, 601));
        assertThat(till.discrepancies.list()).isEmpty();

        refused(till.order(PURCHASE, till.alice, 600));
        assertThat(till.discrepancies.list()).singleElement().asString().contains("refused without reason");
    }

    @Test
    void aRefusalWhileTheWalletMayBeEmptyIsAccepted() {
        till.posted(till.order(CASH_IN, till.alice, 1_000), 0);
        var emptying = model.begin(till.order(CASH_OUT, till.alice, WalletModel.ALL));

        refused(till.order(PURCHASE, till.alice, 1));
        assertThat(till.discrepancies.list()).isEmpty();

        model.refused(emptying, "WALLET_FROZEN");
        assertThat(till.discrepancies.count()).isEqualTo(1);
        refused(till.order(PURCHASE, till.alice, 1));
        assertThat(till.discrepancies.count()).isEqualTo(2);
    }

    @Test
    void aCommandRefusedAfterAnUnansweredAttemptStillCountsAsBegun() {
        till.posted(till.order(CASH_IN, till.alice, 1_000), 0);
        model.doubtful(model.begin(till.order(PURCHASE, till.alice, 2_000)), TOO_LITTLE);

        refused(till.order(PURCHASE, till.alice, 500));

        assertThat(till.discrepancies.list()).isEmpty();
        assertThat(model.takeUnsettled())
                .hasSize(1)
                .allSatisfy(open -> assertThat(open.refused()).isTrue());
    }

    @Test
    void refundsAreCheckedAgainstAllThatWereBegun() {
        till.posted(till.order(CASH_IN, till.alice, 1_000), 0);
        var sale = till.sold(till.alice, 300, 1_000);
        model.begin(till.refund(sale, 200));

        refuse(till.refund(sale, 101), "REFUND_EXCEEDED");
        assertThat(till.discrepancies.list()).isEmpty();
        refuse(till.refund(sale, 100), "REFUND_EXCEEDED");
        assertThat(till.discrepancies.count()).isEqualTo(1);
        refuse(till.refund(sale, PaymentModel.WHAT_IS_LEFT), "ALREADY_REFUNDED");
        assertThat(till.discrepancies.count()).isEqualTo(2);
    }

    @Test
    void moreRefundsThanWerePaidAreFound() {
        till.posted(till.order(CASH_IN, till.alice, 1_000), 0);
        var sale = till.sold(till.alice, 300, 1_000);
        till.posted(till.refund(sale, 200), 700);
        till.posted(till.refund(sale, 200), 900);

        assertThat(till.discrepancies.list()).singleElement().asString().contains("gave back more than was paid");
    }

    @Test
    void aFrozenWalletRefusesOnlyWhileItMayBeFrozen() {
        refuse(till.order(CASH_IN, till.alice, 100), "WALLET_FROZEN");
        assertThat(till.discrepancies.count()).isEqualTo(1);

        var begunBefore = model.begin(till.order(CASH_IN, till.alice, 100));
        till.alice.beginFreeze();
        till.alice.frozen();
        model.refused(begunBefore, "WALLET_FROZEN");
        assertThat(till.discrepancies.count()).isEqualTo(1);

        till.posted(till.order(CASH_IN, till.alice, 100), 0);
        assertThat(till.discrepancies.list()).last().asString().contains("though a wallet was frozen");
    }

    @Test
    void anAnswerThatDoesNotMatchItsCommandIsFound() {
        var order = till.order(CASH_IN, till.alice, 100);
        var answer = OrderFixture.answer(till.order(CASH_IN, till.alice, 1_000), 0);

        model.posted(model.begin(order), answer);

        assertThat(till.discrepancies.list()).singleElement().asString().contains("was answered with");
    }

    @Test
    void oneTransactionForTwoCommandsIsFound() {
        var answer = till.posted(till.order(CASH_IN, till.alice, 100), 0);

        model.posted(model.begin(till.order(CASH_IN, till.alice, 100)), answer);

        assertThat(till.discrepancies.list()).singleElement().asString().contains("another's transaction");
    }

    @Test
    void aBalanceMayBeBetweenAnsweredAndBegunCommands() {
        till.posted(till.order(CASH_IN, till.alice, 1_000), 0);
        var before = till.alice.known();
        model.begin(till.order(CASH_IN, till.alice, 50));
        model.begin(till.order(PURCHASE, till.alice, 300));

        assertThat(till.alice.mayHold(699, before)).isFalse();
        assertThat(till.alice.mayHold(700, before)).isTrue();
        assertThat(till.alice.mayHold(1_050, before)).isTrue();
        assertThat(till.alice.mayHold(1_051, before)).isFalse();
    }

    @Test
    void aGiftCardIsPendingThenAvailableThenWithdrawn() {
        var card = till.giftCard(500);
        assertThat(till.carol.pending().confirmedBalance()).isEqualTo(500);

        till.posted(till.decision(card, Order.Kind.GIFT_CARD_APPROVAL), 0);
        var cancelled = till.withdrawal(100);
        var paid = till.withdrawal(200);
        till.posted(till.decision(cancelled, Order.Kind.WITHDRAWAL_CANCELLATION), 0);
        till.posted(till.decision(paid, Order.Kind.WITHDRAWAL_APPROVAL), 0);

        assertThat(till.carol.pending().confirmedBalance()).isZero();
        assertThat(till.carol.available().confirmedBalance()).isEqualTo(300);
        assertThat(List.of(card.status(), cancelled.status(), paid.status()))
                .containsExactly("Approved", "Cancelled", "Approved");
        assertThat(model.openReviews(Order.Kind.WITHDRAWAL)).isEmpty();
    }

    @Test
    void aDecisionIsRefusedOnlyWhereAnotherWasBegun() {
        var card = till.giftCard(500);
        refuse(till.decision(card, Order.Kind.GIFT_CARD_REJECTION), "Cannot change order status");
        assertThat(till.discrepancies.count()).isEqualTo(1);

        model.begin(till.decision(card, Order.Kind.GIFT_CARD_APPROVAL));
        refuse(till.decision(card, Order.Kind.GIFT_CARD_REJECTION), "Cannot change order status");
        assertThat(till.discrepancies.count()).isEqualTo(1);
    }

    @Test
    void twoDecisionsOnOneGiftCardAreFound() {
        var card = till.giftCard(500);
        till.posted(till.decision(card, Order.Kind.GIFT_CARD_APPROVAL), 0);
        till.posted(till.decision(card, Order.Kind.GIFT_CARD_REJECTION), 0);

        assertThat(till.discrepancies.list()).singleElement().asString().contains("decided before");
    }

    @Test
    void aWithdrawalIsRefusedOnlyForWantOfMoney() {
        till.posted(till.decision(till.giftCard(500), Order.Kind.GIFT_CARD_APPROVAL), 0);
        refuse(till.order(Order.Kind.WITHDRAWAL, till.carol.available(), 501), "Insufficient withdrawable balance");
        assertThat(till.discrepancies.list()).isEmpty();

        refuse(till.order(Order.Kind.WITHDRAWAL, till.carol.available(), 500), "Insufficient withdrawable balance");
        refuse(till.order(Order.Kind.MAIN_WITHDRAWAL, till.carol.main(), 1), "Wallet is deactivated");
        assertThat(till.discrepancies.count()).isEqualTo(2);
    }

    private void refused(Order order) {
        refuse(order, TOO_LITTLE);
    }

    private void refuse(Order order, String code) {
        model.refused(model.begin(order), code);
    }
}
