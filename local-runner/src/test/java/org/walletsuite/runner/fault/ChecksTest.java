package org.walletsuite.runner.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.walletsuite.runner.fault.Order.Kind.CASH_IN;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Every comparison is shown the truth first and a lie then. */
class ChecksTest {

    private static final JsonMapper JSON = new JsonMapper();

    private final Till till = new Till();
    private final List<Transaction> statement = new ArrayList<>();
    private final List<LedgerBook.Entry> entries = new ArrayList<>();

    @BeforeEach
    void aliceWasToldOfATopUpAndAPayment() {
        var topUp = till.order(CASH_IN, till.alice, 1_000);
        var payment = till.order(Order.Kind.PURCHASE, till.alice, 300);
        statement.add(till.booked(topUp, 0));
        statement.addFirst(till.booked(payment, 1_000));
        entries.add(entry("alice", 1, 1_000, 1_000, topUp));
        entries.add(entry("alice", 2, -300, 700, payment));
        entries.add(entry(Till.BAR, 1, 300, 300, payment));
        entries.add(entry("drawer", 1, -1_000, -1_000, topUp));
    }

    @Test
    void aTrueListIsFoundTrue() {
        assertThat(statementFindings(700)).isEmpty();
    }

    @Test
    void aLostTransactionIsFoundInTheList() {
        statement.removeFirst();
        assertThat(statementFindings(1_000)).anyMatch(each -> each.contains("doesn't list what was told"));
    }

    @Test
    void aDoubledTransactionIsFoundInTheList() {
        statement.addFirst(statement.getFirst());
        assertThat(statementFindings(700)).anyMatch(each -> each.contains("lists it twice"));
    }

    @Test
    void anotherAmountThanWasToldIsFoundInTheList() {
        var payment = statement.removeFirst();
        statement.addFirst(new Transaction(
                payment.id(), payment.wallet(), payment.type(), -299, 1_000, 701, "", Transaction.COMPLETED));
        assertThat(statementFindings(701)).hasSize(2).anyMatch(each -> each.contains("was told"));
    }

    @Test
    void aRefundedPaymentMustBeListedAsSuch() {
        var sale = till.model.sales().values().iterator().next();
        var refund = till.booked(till.refund(sale, 300), 700);
        statement.addFirst(refund);
        assertThat(statementFindings(1_000)).singleElement().asString().contains("REFUNDED");

        statement.set(1, statement.get(1).with(Transaction.REFUNDED));
        assertThat(statementFindings(1_000)).hasSize(1);
    }

    @Test
    void aTransferIsListedByItsReceiverToo() {
        var transfer = till.booked(till.transfer(till.alice, till.bob, 200), 700);
        var check = new StatementCheck(till.bob, till.model.sales(), till.findings);
        check.compare(List.of(new Transaction(transfer.id(), "bob", "TRANSFER", 200, 0, 200, "", "COMPLETED")), 200);
        assertThat(till.findings.list()).isEmpty();

        check.compare(List.of(), 0);
        assertThat(till.findings.list()).anyMatch(each -> each.contains("doesn't list the transfer"));
    }

    @Test
    void aTrueLedgerIsFoundTrue() {
        assertThat(ledgerFindings(700, 300)).isEmpty();
    }

    @Test
    void aTamperedBalanceIsFoundInTheLedger() {
        assertThat(ledgerFindings(701, 300)).singleElement().asString().contains("alice");
        assertThat(ledgerFindings(700, 299)).hasSize(2);
    }

    @Test
    void aLostAnswerIsFoundInTheLedger() {
        entries.removeIf(entry -> entry.kind().equals("PURCHASE"));
        assertThat(ledgerFindings(700, 300)).singleElement().asString().contains("which the ledger doesn't have");
    }

    @Test
    void whatNobodyWasToldIsFoundInTheLedger() {
        entries.add(entry("alice", 3, -300, 400, till.order(Order.Kind.PURCHASE, till.alice, 300)));
        assertThat(ledgerFindings(700, 300)).singleElement().asString().contains("nobody was told");
    }

    @Test
    void anotherAmountThanWasToldIsFoundInTheLedger() {
        entries.set(
                1, new LedgerBook.Entry("alice", 2, -200, 800, entries.get(1).transfer(), "PURCHASE", ":key-2"));
        assertThat(ledgerFindings(700, 300)).singleElement().asString().contains("but booked as");
    }

    @Test
    void repeatedEventsAreFineAsLongAsTheFirstOnesAreInOrder() {
        assertThat(eventFindings(0, 1, 0, 1, 2, 3)).isEmpty();
    }

    @Test
    void eventsOutOfOrderAreFound() {
        assertThat(eventFindings(1, 0, 2, 3)).anyMatch(each -> each.contains("right after"));
    }

    @Test
    void missingEventsAreFound() {
        assertThat(eventFindings(0, 2, 3)).singleElement().asString().contains("no event says");
    }

    @Test
    void anEventThatTheLedgerDoesNotHaveIsFound() {
        var check = new EventCheck(book(700, 300), till.findings);
        check.hear("alice", JSON.readTree("{\"seq\":9}"));
        assertThat(till.findings.list()).singleElement().asString().contains("the ledger doesn't have");
    }

    @Test
    void aReportNamesTheSeedWithEachFinding() {
        var report = new Report(17, Duration.ZERO, 1, 0, List.of(), List.of("money is gone"));
        assertThat(report.isClean()).isFalse();
        assertThat(report.lines()).contains("! seed 17: money is gone");
    }

    private List<String> statementFindings(long balance) {
        new StatementCheck(till.alice, till.model.sales(), till.findings).compare(statement, balance);
        return till.findings.list();
    }

    private List<String> ledgerFindings(long alice, long bar) {
        new LedgerCheck(till.model, till.findings).compare(book(alice, bar));
        return till.findings.list();
    }

    private List<String> eventFindings(int... heard) {
        var check = new EventCheck(book(700, 300), till.findings);
        for (var index : heard) {
            var entry = entries.get(index);
            check.hear(
                    entry.account(),
                    JSON.readTree("{\"seq\":%d,\"amount\":%d,\"balanceAfter\":%d,\"transfer\":{\"id\":\"%s\"}}"
                            .formatted(entry.seq(), entry.amount(), entry.balanceAfter(), entry.transfer())));
        }
        check.end();
        return till.findings.list();
    }

    private LedgerBook book(long alice, long bar) {
        return new LedgerBook(
                List.of(
                        new LedgerBook.Account("alice", alice, 2, "ACTIVE"),
                        new LedgerBook.Account("bob", 0, 0, "ACTIVE"),
                        new LedgerBook.Account(Till.BAR, bar, 1, "ACTIVE")),
                entries);
    }

    private static LedgerBook.Entry entry(String account, long seq, long amount, long after, Order order) {
        return new LedgerBook.Entry(
                account,
                seq,
                amount,
                after,
                "tx-" + order.key(),
                order.kind().name(),
                "payment:x:staff:" + order.key());
    }
}
