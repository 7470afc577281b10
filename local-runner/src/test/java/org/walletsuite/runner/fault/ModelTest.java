package org.walletsuite.runner.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.walletsuite.runner.fault.Order.Kind.CASH_IN;
import static org.walletsuite.runner.fault.Order.Kind.CASH_OUT;
import static org.walletsuite.runner.fault.Order.Kind.PURCHASE;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.walletsuite.runner.fault.Model.Takings;

class ModelTest {

    private static final String TOO_LITTLE = "INSUFFICIENT_BALANCE";

    private final Till till = new Till();
    private final Model model = till.model;

    @Test
    void whatWasToldAddsUp() {
        till.booked(till.order(CASH_IN, till.alice, 1_000), 0);
        var sale = till.sold(till.alice, 300, 1_000);
        till.booked(till.refund(sale, 100), 700);
        till.booked(till.transfer(till.alice, till.bob, 50), 800);

        assertThat(till.alice.balanceTold()).isEqualTo(750);
        assertThat(till.bob.balanceTold()).isEqualTo(50);
        assertThat(model.takings()).isEqualTo(Map.of(Till.BAR, new Takings(300, 100, 1)));
        assertThat(till.findings.list()).isEmpty();
    }

    @Test
    void aRefusalIsWrongWhenThereWasEnoughWhateverBecameOfTheOthers() {
        till.booked(till.order(CASH_IN, till.alice, 1_000), 0);
        model.begin(till.order(PURCHASE, till.alice, 400));

        refused(till.order(PURCHASE, till.alice, 601));
        assertThat(till.findings.list()).isEmpty();

        refused(till.order(PURCHASE, till.alice, 600));
        assertThat(till.findings.list()).singleElement().asString().contains("refused without reason");
    }

    @Test
    void aRefusalWhileAllMayBeTakenOutProvesNothing() {
        till.booked(till.order(CASH_IN, till.alice, 1_000), 0);
        var emptying = model.begin(till.order(CASH_OUT, till.alice, Purse.ALL));

        refused(till.order(PURCHASE, till.alice, 1));
        assertThat(till.findings.list()).isEmpty();

        model.refused(emptying, "WALLET_FROZEN");
        assertThat(till.findings.count()).isEqualTo(1);
        refused(till.order(PURCHASE, till.alice, 1));
        assertThat(till.findings.count()).isEqualTo(2);
    }

    @Test
    void whatIsRefusedAfterAnUnansweredTryStillCountsAsBegun() {
        till.booked(till.order(CASH_IN, till.alice, 1_000), 0);
        model.doubtful(model.begin(till.order(PURCHASE, till.alice, 2_000)), TOO_LITTLE);

        refused(till.order(PURCHASE, till.alice, 500));

        assertThat(till.findings.list()).isEmpty();
        assertThat(model.takeUnsettled())
                .hasSize(1)
                .allSatisfy(open -> assertThat(open.refused()).isTrue());
    }

    @Test
    void refundsAreJudgedByAllThatWereBegun() {
        till.booked(till.order(CASH_IN, till.alice, 1_000), 0);
        var sale = till.sold(till.alice, 300, 1_000);
        model.begin(till.refund(sale, 200));

        refuse(till.refund(sale, 101), "REFUND_EXCEEDED");
        assertThat(till.findings.list()).isEmpty();
        refuse(till.refund(sale, 100), "REFUND_EXCEEDED");
        assertThat(till.findings.count()).isEqualTo(1);
        refuse(till.refund(sale, Sale.WHAT_IS_LEFT), "ALREADY_REFUNDED");
        assertThat(till.findings.count()).isEqualTo(2);
    }

    @Test
    void moreRefundsThanWerePaidAreFound() {
        till.booked(till.order(CASH_IN, till.alice, 1_000), 0);
        var sale = till.sold(till.alice, 300, 1_000);
        till.booked(till.refund(sale, 200), 700);
        till.booked(till.refund(sale, 200), 900);

        assertThat(till.findings.list()).singleElement().asString().contains("gave back more than was paid");
    }

    @Test
    void aFrozenWalletRefusesOnlyWhileItMayBeFrozen() {
        refuse(till.order(CASH_IN, till.alice, 100), "WALLET_FROZEN");
        assertThat(till.findings.count()).isEqualTo(1);

        var begunBefore = model.begin(till.order(CASH_IN, till.alice, 100));
        till.alice.beginFreeze();
        till.alice.frozen();
        model.refused(begunBefore, "WALLET_FROZEN");
        assertThat(till.findings.count()).isEqualTo(1);

        till.booked(till.order(CASH_IN, till.alice, 100), 0);
        assertThat(till.findings.list()).last().asString().contains("though a wallet was frozen");
    }

    @Test
    void anAnswerThatDoesNotFitItsOrderIsFound() {
        var order = till.order(CASH_IN, till.alice, 100);
        var answer = Till.answer(till.order(CASH_IN, till.alice, 1_000), 0);

        model.booked(model.begin(order), answer);

        assertThat(till.findings.list()).singleElement().asString().contains("was answered with");
    }

    @Test
    void oneTransactionForTwoOrdersIsFound() {
        var answer = till.booked(till.order(CASH_IN, till.alice, 100), 0);

        model.booked(model.begin(till.order(CASH_IN, till.alice, 100)), answer);

        assertThat(till.findings.list()).singleElement().asString().contains("another's transaction");
    }

    @Test
    void aBalanceIsPossibleBetweenWhatWasToldAndWhatWasBegun() {
        till.booked(till.order(CASH_IN, till.alice, 1_000), 0);
        var before = till.alice.known();
        model.begin(till.order(CASH_IN, till.alice, 50));
        model.begin(till.order(PURCHASE, till.alice, 300));

        assertThat(till.alice.mayHold(699, before)).isFalse();
        assertThat(till.alice.mayHold(700, before)).isTrue();
        assertThat(till.alice.mayHold(1_050, before)).isTrue();
        assertThat(till.alice.mayHold(1_051, before)).isFalse();
    }

    private void refused(Order order) {
        refuse(order, TOO_LITTLE);
    }

    private void refuse(Order order, String code) {
        model.refused(model.begin(order), code);
    }
}
