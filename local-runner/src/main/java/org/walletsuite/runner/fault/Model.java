package org.walletsuite.runner.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What clients were told, and what that proves. An order is begun, then booked or refused; one of which nobody knows what
 * became of it counts as begun until somebody does.
 */
final class Model {

    private final Findings findings;
    private final List<Purse> purses;
    private final Map<String, Sale> sales = new ConcurrentHashMap<>();
    private final Map<String, Order> booked = new ConcurrentHashMap<>();
    private final Queue<Open> unsettled = new ConcurrentLinkedQueue<>();

    private final Duration codesLast;

    /** The third is for how long a QR code of the suite is good. */
    Model(Findings findings, List<Purse> purses, Duration codesLast) {
        this.findings = findings;
        this.codesLast = codesLast;
        this.purses = List.copyOf(purses);
    }

    /** An order and what was known when it was begun. */
    record Claim(Order order, Purse.Known purse, Purse.Known receiver, long begun) {}

    /**
     * An order of which nobody knows yet whether it is booked.
     *
     * @param refused whether its client was told that it isn't
     */
    record Open(Claim claim, boolean refused) {}

    List<Purse> purses() {
        return purses;
    }

    Claim begin(Order order) {
        var purse = order.purse().known();
        var receiver = order.receiver().map(Purse::known).orElse(purse);
        if (order.kind().isDebit()) {
            order.purse().beginDebit(order.amount());
            order.receiver().ifPresent(to -> to.beginCredit(order.amount()));
        } else {
            order.purse().beginCredit(order.creditAtMost());
        }
        if (order.sale() != null) {
            order.sale().begin(order.amount());
        }
        return new Claim(order, purse, receiver, System.nanoTime());
    }

    void booked(Claim claim, Transaction told) {
        var order = claim.order();
        judgeAnswer(claim, told);
        var amount = Math.abs(told.amount());
        if (order.kind().isDebit()) {
            order.purse().debited(order.amount(), amount);
            order.receiver().ifPresent(to -> {
                to.credited(order.amount(), amount);
                to.receive(told.id(), amount);
            });
        } else {
            order.purse().credited(order.creditAtMost(), amount);
        }
        if (order.sale() != null) {
            order.sale().booked(order.amount(), amount);
            if (order.sale().refundsTold() > order.sale().amount()) {
                findings.add(order + " gave back more than was paid");
            }
        }
        if (order.kind() == Order.Kind.PURCHASE) {
            sales.put(told.id(), new Sale(told.id(), order.purse(), order.stand(), amount));
        }
        if (!order.purse().tell(told) || booked.putIfAbsent(told.id(), order) != null) {
            findings.add(order + " was answered with another's transaction " + told.id());
        }
    }

    /** The ledger refused, and no earlier try of the order can be under way. */
    void refused(Claim claim, String code) {
        judgeRefusal(claim, code);
        drop(claim.order());
    }

    /** It has been refused, but an earlier try was not answered and may still be decided. */
    void doubtful(Claim claim, String code) {
        judgeRefusal(claim, code);
        unsettled.add(new Open(claim, true));
    }

    /** Nobody has answered it. */
    void unanswered(Claim claim) {
        unsettled.add(new Open(claim, false));
    }

    /** Takes out what is still open, to be asked for again. */
    List<Open> takeUnsettled() {
        var open = new ArrayList<Open>();
        for (var each = unsettled.poll(); each != null; each = unsettled.poll()) {
            open.add(each);
        }
        return open;
    }

    private static void drop(Order order) {
        if (order.kind().isDebit()) {
            order.purse().dropDebit(order.amount());
            order.receiver().ifPresent(to -> to.dropCredit(order.amount()));
        } else {
            order.purse().dropCredit(order.creditAtMost());
        }
        if (order.sale() != null) {
            order.sale().dropped(order.amount());
        }
    }

    private void judgeAnswer(Claim claim, Transaction told) {
        var order = claim.order();
        var expected = order.kind().sign * order.amount();
        var fits = told.type().equals(order.kind().name())
                && told.wallet().equals(order.purse().wallet())
                && (order.amount() == 0 || told.amount() == expected)
                && told.amount() * order.kind().sign > 0
                && told.after() == told.before() + told.amount()
                && told.after() >= 0
                && told.status().equals(Transaction.COMPLETED)
                && (order.sale() == null || told.reference().equals(order.sale().id()));
        if (!fits) {
            findings.add(order + " was answered with " + told);
        }
        var frozen = order.purse().mustHaveBeenFrozen(claim.purse())
                || order.receiver()
                        .map(to -> to.mustHaveBeenFrozen(claim.receiver()))
                        .orElse(false);
        if (frozen) {
            findings.add(order + " moved money though a wallet was frozen");
        }
    }

    private void judgeRefusal(Claim claim, String code) {
        if (!isExplained(claim, code)) {
            findings.add(claim.order() + " was refused without reason: " + code);
        }
    }

    private boolean isExplained(Claim claim, String code) {
        var order = claim.order();
        var sale = order.sale();
        return switch (code) {
            case "INSUFFICIENT_BALANCE" ->
                order.kind().isDebit() && !order.purse().mustAfford(order.amount(), claim.purse());
            case "WALLET_FROZEN" ->
                order.purse().mayHaveBeenFrozen(claim.purse())
                        || order.receiver()
                                .map(to -> to.mayHaveBeenFrozen(claim.receiver()))
                                .orElse(false);
            case "REFUND_EXCEEDED" ->
                sale != null && order.amount() != Sale.WHAT_IS_LEFT && !sale.mustAllow(order.amount());
            case "INVALID_QR" ->
                order.body().contains("\"qrCode\"") && System.nanoTime() - claim.begun() > codesLast.toNanos() / 2;
            case "ALREADY_REFUNDED" -> sale != null && !sale.mustHaveSomethingLeft(order.amount());
            default -> false;
        };
    }

    Optional<Sale> sale(String transaction) {
        return Optional.ofNullable(sales.get(transaction));
    }

    /** All payments that were told, by their transactions. */
    Map<String, Sale> sales() {
        return Map.copyOf(sales);
    }

    /** What was ordered, by the transaction that it became. */
    Map<String, Order> orders() {
        return Map.copyOf(booked);
    }

    /** What the stands must have sold. */
    Map<String, Takings> takings() {
        var takings = new HashMap<String, Takings>();
        sales.values()
                .forEach(sale ->
                        takings.merge(sale.stand(), new Takings(sale.amount(), sale.refundsTold(), 1), Takings::plus));
        return takings;
    }

    /**
     * What a stand sold, in cents.
     *
     * @param count how many payments
     */
    record Takings(long gross, long refunds, long count) {

        Takings plus(Takings more) {
            return new Takings(gross + more.gross, refunds + more.refunds, count + more.count);
        }

        long net() {
            return gross - refunds;
        }
    }
}
