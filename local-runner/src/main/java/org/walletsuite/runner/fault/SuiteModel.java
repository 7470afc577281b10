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
 * The model of all wallets by the clients' answers. An order is begun, then posted or refused; one with an unknown
 * outcome counts as begun until the outcome is known.
 */
final class SuiteModel {

    private final Discrepancies discrepancies;
    private final List<WalletModel> walletModels;
    private final List<UserModel> users;
    private final Queue<ReviewModel> reviews = new ConcurrentLinkedQueue<>();
    private final Map<String, PaymentModel> sales = new ConcurrentHashMap<>();
    private final Map<String, Order> posted = new ConcurrentHashMap<>();
    private final Queue<Open> unsettled = new ConcurrentLinkedQueue<>();

    private final Duration codesLast;

    /** The last parameter is the lifetime of a QR code. */
    SuiteModel(Discrepancies discrepancies, List<WalletModel> walletModels, List<UserModel> users, Duration codesLast) {
        this.users = List.copyOf(users);
        this.discrepancies = discrepancies;
        this.codesLast = codesLast;
        this.walletModels = List.copyOf(walletModels);
    }

    /** An order, and the model's state when it was begun. */
    record PendingOrder(Order order, WalletModel.Known walletModel, WalletModel.Known receiver, long begun) {}

    /**
     * An order whose outcome is unknown.
     *
     * @param refused whether its client got a refusal
     */
    record Open(PendingOrder pending, boolean refused) {}

    List<WalletModel> walletModels() {
        return walletModels;
    }

    PendingOrder begin(Order order) {
        var walletModel = order.walletModel().known();
        var receiver = order.receiver().map(WalletModel::known).orElse(walletModel);
        if (order.kind().isDebit()) {
            order.walletModel().beginDebit(order.amount());
            order.receiver().ifPresent(to -> to.beginCredit(order.amount()));
        } else {
            order.walletModel().beginCredit(order.creditAtMost());
        }
        if (order.sale() != null) {
            order.sale().begin(order.amount());
        }
        if (order.review() != null && order.kind().isDecision()) {
            order.review().begin();
        }
        return new PendingOrder(order, walletModel, receiver, System.nanoTime());
    }

    void posted(PendingOrder pending, Transaction answered) {
        var order = pending.order();
        judgeAnswer(pending, answered);
        var amount = Math.abs(answered.amount());
        if (order.kind().isDebit()) {
            order.walletModel().debited(order.amount(), amount);
            order.receiver().ifPresent(to -> {
                to.credited(order.amount(), amount);
                to.receive(answered.id(), amount);
            });
        } else {
            order.walletModel().credited(order.creditAtMost(), amount);
        }
        if (order.sale() != null) {
            order.sale().posted(order.amount(), amount);
            if (order.sale().refundsConfirmed() > order.sale().amount()) {
                discrepancies.add(order + " gave back more than was paid");
            }
        }
        if (order.kind() == Order.Kind.PURCHASE) {
            sales.put(answered.id(), new PaymentModel(answered.id(), order.walletModel(), order.stand(), amount));
        }
        if (order.review() != null) {
            reviewed(order, order.review(), answered);
        }
        if (!order.walletModel().answer(answered) || posted.putIfAbsent(answered.id(), order) != null) {
            discrepancies.add(order + " was answered with another's transaction " + answered.id());
        }
    }

    private void reviewed(Order order, ReviewModel review, Transaction answered) {
        if (!order.kind().isDecision()) {
            review.created(Long.parseLong(answered.reference()));
            reviews.add(review);
        } else if (!review.decide(order.kind())) {
            discrepancies.add(order + " decided what was decided before: " + review + " " + review.status());
        }
    }

    /** The ledger refused, and no earlier attempt can be in progress. */
    void refused(PendingOrder pending, String code) {
        judgeRefusal(pending, code);
        drop(pending.order());
    }

    /** It was refused, but an earlier attempt without an answer may still be decided. */
    void doubtful(PendingOrder pending, String code) {
        judgeRefusal(pending, code);
        unsettled.add(new Open(pending, true));
    }

    /** It has no answer. */
    void unanswered(PendingOrder pending) {
        unsettled.add(new Open(pending, false));
    }

    /** Removes and returns the open orders, to be retried. */
    List<Open> takeUnsettled() {
        var open = new ArrayList<Open>();
        for (var each = unsettled.poll(); each != null; each = unsettled.poll()) {
            open.add(each);
        }
        return open;
    }

    private static void drop(Order order) {
        if (order.kind().isDebit()) {
            order.walletModel().dropDebit(order.amount());
            order.receiver().ifPresent(to -> to.dropCredit(order.amount()));
        } else {
            order.walletModel().dropCredit(order.creditAtMost());
        }
        if (order.sale() != null) {
            order.sale().dropped(order.amount());
        }
        if (order.review() != null && order.kind().isDecision()) {
            order.review().dropped();
        }
    }

    private void judgeAnswer(PendingOrder pending, Transaction answered) {
        var order = pending.order();
        var kind = order.kind();
        var expected = kind.sign * order.amount();
        var fits = answered.type().equals(kind.type)
                && answered.wallet().equals(order.walletModel().wallet())
                && (order.amount() == 0 || answered.amount() == expected)
                && (kind.sign == 0 || answered.amount() * kind.sign > 0)
                && (!kind.showsBalances()
                        || (answered.after() == answered.before() + answered.amount() && answered.after() >= 0))
                && answered.status().equals(Transaction.COMPLETED)
                && (order.sale() == null
                        || answered.reference().equals(order.sale().id()));
        if (!fits) {
            discrepancies.add(order + " was answered with " + answered);
        }
        var frozen = order.walletModel().mustHaveBeenFrozen(pending.walletModel())
                || order.receiver()
                        .map(to -> to.mustHaveBeenFrozen(pending.receiver()))
                        .orElse(false);
        if (frozen) {
            discrepancies.add(order + " moved money though a wallet was frozen");
        }
    }

    private void judgeRefusal(PendingOrder pending, String code) {
        if (!isExplained(pending, code)) {
            discrepancies.add(pending.order() + " was refused without reason: " + code);
        }
    }

    private boolean isExplained(PendingOrder pending, String code) {
        var review = pending.order().review();
        return switch (pending.order().kind().family) {
            case FESTIVAL -> isExplainedAtFestival(pending, code);
            case MAIN_WALLET -> code.equals("Insufficient wallet balance") && isShortOfMoney(pending);
            case GIFT_CARD ->
                pending.order().kind().isDecision()
                        ? code.contains("Cannot ") && review != null && review.isContested()
                        : code.contains("Insufficient withdrawable balance") && isShortOfMoney(pending);
        };
    }

    private static boolean isShortOfMoney(PendingOrder pending) {
        var order = pending.order();
        return order.kind().isDebit() && !order.walletModel().mustAfford(order.amount(), pending.walletModel());
    }

    private boolean isExplainedAtFestival(PendingOrder pending, String code) {
        var order = pending.order();
        var sale = order.sale();
        return switch (code) {
            case "INSUFFICIENT_BALANCE" -> isShortOfMoney(pending);
            case "WALLET_FROZEN" ->
                order.walletModel().mayHaveBeenFrozen(pending.walletModel())
                        || order.receiver()
                                .map(to -> to.mayHaveBeenFrozen(pending.receiver()))
                                .orElse(false);
            case "REFUND_EXCEEDED" ->
                sale != null && order.amount() != PaymentModel.WHAT_IS_LEFT && !sale.mustAllow(order.amount());
            case "INVALID_QR" ->
                order.body().contains("\"qrCode\"") && System.nanoTime() - pending.begun() > codesLast.toNanos() / 2;
            case "ALREADY_REFUNDED" -> sale != null && !sale.mustHaveSomethingLeft(order.amount());
            default -> false;
        };
    }

    Optional<PaymentModel> sale(String transaction) {
        return Optional.ofNullable(sales.get(transaction));
    }

    /** All confirmed payments, by their transactions. */
    Map<String, PaymentModel> sales() {
        return Map.copyOf(sales);
    }

    /** All gift cards and withdrawals whose creation is confirmed. */
    List<ReviewModel> reviews() {
        return List.copyOf(reviews);
    }

    /** Those of a kind that nobody is known to have decided on, the latest last. */
    List<ReviewModel> openReviews(Order.Kind kind) {
        return reviews.stream()
                .filter(review -> review.kind() == kind && review.isOpen())
                .toList();
    }

    List<UserModel> users() {
        return users;
    }

    /** The confirmed orders, by transaction. */
    Map<String, Order> orders() {
        return Map.copyOf(posted);
    }

    /** The expected sales of the stands. */
    Map<String, Takings> takings() {
        var takings = new HashMap<String, Takings>();
        sales.values()
                .forEach(sale -> takings.merge(
                        sale.stand(), new Takings(sale.amount(), sale.refundsConfirmed(), 1), Takings::plus));
        return takings;
    }

    /**
     * A stand's sales, in cents.
     *
     * @param count the number of payments
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
