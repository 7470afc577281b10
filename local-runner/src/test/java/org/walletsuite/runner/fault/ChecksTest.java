package org.walletsuite.runner.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.walletsuite.runner.fault.Order.Kind.CASH_IN;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Every check is run on matching records first, and then on records with an error. */
class ChecksTest {

    private static final JsonMapper JSON = new JsonMapper();

    private final OrderFixture till = new OrderFixture();
    private final List<Transaction> statement = new ArrayList<>();
    private final List<LedgerSnapshot.Entry> entries = new ArrayList<>();

    @BeforeEach
    void aliceHasATopUpAndAPayment() {
        var topUp = till.order(CASH_IN, till.alice, 1_000);
        var payment = till.order(Order.Kind.PURCHASE, till.alice, 300);
        statement.add(till.posted(topUp, 0));
        statement.addFirst(till.posted(payment, 1_000));
        entries.add(entry("alice", 1, 1_000, 1_000, topUp));
        entries.add(entry("alice", 2, -300, 700, payment));
        entries.add(entry(OrderFixture.BAR, 1, 300, 300, payment));
        entries.add(entry("drawer", 1, -1_000, -1_000, topUp));
    }

    @Test
    void aCorrectListPasses() {
        assertThat(statementDiscrepancies(700)).isEmpty();
    }

    @Test
    void aLostTransactionIsFoundInTheList() {
        statement.removeFirst();
        assertThat(statementDiscrepancies(1_000)).anyMatch(each -> each.contains("doesn't list what was confirmed"));
    }

    @Test
    void aDoubledTransactionIsFoundInTheList() {
        statement.addFirst(statement.getFirst());
        assertThat(statementDiscrepancies(700)).anyMatch(each -> each.contains("lists it twice"));
    }

    @Test
    void anotherAmountThanWasAnsweredIsFoundInTheList() {
        var payment = statement.removeFirst();
        statement.addFirst(new Transaction(
                payment.id(), payment.wallet(), payment.type(), -299, 1_000, 701, "", Transaction.COMPLETED));
        assertThat(statementDiscrepancies(701)).hasSize(2).anyMatch(each -> each.contains("was confirmed"));
    }

    @Test
    void aRefundedPaymentMustBeListedAsSuch() {
        var sale = till.model.sales().values().iterator().next();
        var refund = till.posted(till.refund(sale, 300), 700);
        statement.addFirst(refund);
        assertThat(statementDiscrepancies(1_000)).singleElement().asString().contains("REFUNDED");

        statement.set(1, statement.get(1).with(Transaction.REFUNDED));
        assertThat(statementDiscrepancies(1_000)).hasSize(1);
    }

    @Test
    void aTransferIsListedByItsReceiverToo() {
        var transfer = till.posted(till.transfer(till.alice, till.bob, 200), 700);
        var check = new StatementCheck(till.bob, till.model.sales(), till.discrepancies);
        check.compare(List.of(new Transaction(transfer.id(), "bob", "TRANSFER", 200, 0, 200, "", "COMPLETED")), 200);
        assertThat(till.discrepancies.list()).isEmpty();

        check.compare(List.of(), 0);
        assertThat(till.discrepancies.list()).anyMatch(each -> each.contains("doesn't list the transfer"));
    }

    @Test
    void aCorrectLedgerPasses() {
        assertThat(ledgerDiscrepancies(700, 300)).isEmpty();
    }

    @Test
    void aTamperedBalanceIsFoundInTheLedger() {
        assertThat(ledgerDiscrepancies(701, 300)).singleElement().asString().contains("alice");
        assertThat(ledgerDiscrepancies(700, 299)).hasSize(2);
    }

    @Test
    void aLostAnswerIsFoundInTheLedger() {
        entries.removeIf(entry -> entry.kind().equals("PURCHASE"));
        assertThat(ledgerDiscrepancies(700, 300)).singleElement().asString().contains("which the ledger doesn't have");
    }

    @Test
    void aTransferWithoutAnAnswerIsFoundInTheLedger() {
        entries.add(entry("alice", 3, -300, 400, till.order(Order.Kind.PURCHASE, till.alice, 300)));
        assertThat(ledgerDiscrepancies(700, 300)).singleElement().asString().contains("confirmed to nobody");
    }

    @Test
    void anotherAmountThanWasAnsweredIsFoundInTheLedger() {
        entries.set(
                1,
                new LedgerSnapshot.Entry(
                        "alice",
                        2,
                        -200,
                        800,
                        "t-2",
                        "PURCHASE",
                        ":key-2",
                        entries.get(1).transaction()));
        assertThat(ledgerDiscrepancies(700, 300)).singleElement().asString().contains("but posted as");
    }

    @Test
    void aDoubledDecisionIsFoundInTheLedger() {
        var card = till.giftCard(500);
        var approval = till.decision(card, Order.Kind.GIFT_CARD_APPROVAL);
        till.posted(approval, 0);
        entries.add(entry("carol-pending", 1, 500, 500, till.creation(card), "GIFT_CARD_ORDER-1"));
        entries.add(entry("carol-pending", 2, -500, 0, approval, "GIFT_CARD_APPROVAL-1"));
        entries.add(entry("carol-available", 1, 500, 500, approval, "GIFT_CARD_APPROVAL-1"));
        assertThat(ledgerDiscrepancies(700, 300)).isEmpty();

        entries.add(entry("carol-available", 2, 500, 1_000, approval, "GIFT_CARD_APPROVAL-1"));
        assertThat(ledgerDiscrepancies(700, 300)).singleElement().asString().contains("posted twice");
    }

    @Test
    void aTopUpOfTheMainWalletIsFoundInTheLedgerByItsOwnId() {
        var topUp = till.order(Order.Kind.MAIN_TOP_UP, till.carol.main(), 200);
        till.posted(topUp, 0);
        assertThat(ledgerDiscrepancies(700, 300)).singleElement().asString().contains("which the ledger doesn't have");

        entries.add(entry("carol-main", 1, 200, 200, topUp));
        assertThat(ledgerDiscrepancies(700, 300)).hasSize(1);
    }

    @Test
    void redeliveredEventsAreAcceptedWhenTheFirstDeliveriesAreInOrder() {
        assertThat(eventDiscrepancies(0, 1, 0, 1, 2, 3)).isEmpty();
    }

    @Test
    void eventsOutOfOrderAreFound() {
        assertThat(eventDiscrepancies(1, 0, 2, 3)).anyMatch(each -> each.contains("right after"));
    }

    @Test
    void aDecisionWithoutItsEventIsFound() {
        var card = till.giftCard(500);
        till.posted(till.decision(card, Order.Kind.GIFT_CARD_APPROVAL), 0);
        var event = JSON.readTree("{\"order\":{\"number\":1}}");
        var check = new ReviewEventCheck(Order.Kind.GIFT_CARD, "order", List.of(card), till.discrepancies);
        check.consume("order.created.v1", event);
        check.consume("order.created.v1", event);
        check.end();
        assertThat(till.discrepancies.list()).singleElement().asString().contains("no event order.approved.v1");

        check.consume("order.approved.v1", event);
        assertThat(check.isComplete()).isTrue();
        check.consume("order.rejected.v1", event);
        assertThat(till.discrepancies.count()).isEqualTo(2);
    }

    @Test
    void missingEventsAreFound() {
        assertThat(eventDiscrepancies(0, 2, 3)).singleElement().asString().contains("no event says");
    }

    @Test
    void anEventThatTheLedgerDoesNotHaveIsFound() {
        var check = new EventCheck(book(700, 300), till.discrepancies);
        check.consume("alice", JSON.readTree("{\"seq\":9}"));
        assertThat(till.discrepancies.list()).singleElement().asString().contains("the ledger doesn't have");
    }

    @Test
    void aReportNamesTheSeedWithEachDiscrepancy() {
        var report = new FaultReport(17, Duration.ZERO, 1, 0, List.of(), List.of("money is gone"));
        assertThat(report.isClean()).isFalse();
        assertThat(report.lines()).contains("! seed 17: money is gone");
    }

    private List<String> statementDiscrepancies(long balance) {
        new StatementCheck(till.alice, till.model.sales(), till.discrepancies).compare(statement, balance);
        return till.discrepancies.list();
    }

    private List<String> ledgerDiscrepancies(long alice, long bar) {
        new LedgerCheck(till.model, till.discrepancies).compare(book(alice, bar));
        return till.discrepancies.list();
    }

    private List<String> eventDiscrepancies(int... consumed) {
        var check = new EventCheck(book(700, 300), till.discrepancies);
        for (var index : consumed) {
            var entry = entries.get(index);
            check.consume(
                    entry.account(),
                    JSON.readTree("{\"seq\":%d,\"amount\":%d,\"balanceAfter\":%d,\"transfer\":{\"id\":\"%s\"}}"
                            .formatted(entry.seq(), entry.amount(), entry.balanceAfter(), entry.transfer())));
        }
        check.end();
        return till.discrepancies.list();
    }

    private LedgerSnapshot book(long alice, long bar) {
        return new LedgerSnapshot(
                List.of(
                        account("alice", alice, 0),
                        account("bob", 0, 0),
                        account(OrderFixture.BAR, bar, 0),
                        account("carol-main", till.carol.main().confirmedBalance(), 0),
                        account("carol-pending", till.carol.pending().confirmedBalance(), 0),
                        account("carol-available", till.carol.available().confirmedBalance() + 40, 40)),
                entries);
    }

    private static LedgerSnapshot.Account account(String id, long balance, long held) {
        return new LedgerSnapshot.Account(id, balance, held, 1, "ACTIVE");
    }

    private static LedgerSnapshot.Entry entry(String account, long seq, long amount, long after, Order order) {
        return entry(account, seq, amount, after, order, "tx-" + order.key());
    }

    private static LedgerSnapshot.Entry entry(
            String account, long seq, long amount, long after, Order order, String transaction) {
        return new LedgerSnapshot.Entry(
                account,
                seq,
                amount,
                after,
                "tx-" + order.key(),
                order.kind().type,
                "payment:x:staff:" + order.key(),
                transaction);
    }
}
