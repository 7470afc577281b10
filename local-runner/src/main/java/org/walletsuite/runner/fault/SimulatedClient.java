package org.walletsuite.runner.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.walletsuite.runner.fault.OrderProcessor.Done;

/** One of many concurrent clients: staff at a till, users with their phones, admins. */
final class SimulatedClient implements Runnable {

    private static final int REMEMBERED = 50;

    /** Few enough that two clients often decide on the same one at once. */
    private static final int CONTESTED = 5;

    private final String name;
    private final OperationGenerator operations;
    private final OrderFactory orders;
    private final ReviewOrders reviewOrders;
    private final OrderProcessor processor;
    private final SideOperations sideOperations;
    private final VoucherOperations vouchers;
    private final BooleanSupplier goesOn;
    private final List<Done> done = new ArrayList<>();
    private final List<PaymentModel> sales = new ArrayList<>();
    private final SuiteModel model;
    private int count;

    SimulatedClient(
            String name,
            OperationGenerator operations,
            OrderFactory orders,
            ReviewOrders reviewOrders,
            OrderProcessor processor,
            SideOperations sideOperations,
            VoucherOperations vouchers,
            SuiteModel model,
            BooleanSupplier goesOn) {
        this.name = name;
        this.operations = operations;
        this.orders = orders;
        this.reviewOrders = reviewOrders;
        this.processor = processor;
        this.sideOperations = sideOperations;
        this.vouchers = vouchers;
        this.model = model;
        this.goesOn = goesOn;
    }

    @Override
    public void run() {
        while (goesOn.getAsBoolean()) {
            var operation = operations.next();
            RetryingClient.sleep(operation.pause());
            act(operation, name + "-" + ++count);
        }
    }

    private void act(ClientOperation operation, String key) {
        switch (operation.kind()) {
            case PAY -> order(orders.payment(key, operation));
            case PAY_BY_CODE ->
                sideOperations
                        .code(orders.walletModel(operation))
                        .ifPresent(code -> order(orders.paymentByCode(key, operation, code)));
            case SEND_BATCH ->
                order(IntStream.range(0, operation.items())
                        .mapToObj(item -> orders.offline(key + "-" + item, operation))
                        .toList());
            case REFUND_PART -> refund(key, operation, operation.amount());
            case REFUND_WHOLE -> refund(key, operation, PaymentModel.WHAT_IS_LEFT);
            case TRANSFER -> order(orders.transfer(key, operation));
            case TOP_UP_CASH ->
                order(orders.topUp(key, orders.walletModel(operation), operation.amount(), Order.Kind.CASH_IN));
            case TOP_UP_CARD ->
                order(orders.topUp(key, orders.walletModel(operation), operation.amount(), Order.Kind.TOP_UP));
            case CASH_OUT -> order(orders.cashOut(key, orders.walletModel(operation), operation.amount()));
            case CASH_OUT_ALL -> order(orders.cashOut(key, orders.walletModel(operation), WalletModel.ALL));
            case FREEZE -> sideOperations.freezeForAMoment(orders.walletModel(operation));
            case LOOK -> sideOperations.look(orders.walletModel(operation));
            case MAIN_TOP_UP -> order(orders.mainTopUp(key, user(operation), operation.amount()));
            case MAIN_WITHDRAWAL -> order(orders.mainWithdrawal(key, user(operation), operation.amount()));
            case GIFT_CARD -> order(reviewOrders.giftCard(key, user(operation), operation.amount()));
            case APPROVE_GIFT_CARD ->
                open(Order.Kind.GIFT_CARD, operation)
                        .ifPresent(card -> order(reviewOrders.giftCardDecision(key, card, true)));
            case REJECT_GIFT_CARD ->
                open(Order.Kind.GIFT_CARD, operation)
                        .ifPresent(card -> order(reviewOrders.giftCardDecision(key, card, false)));
            case WITHDRAW -> order(reviewOrders.withdrawal(key, user(operation), operation.amount()));
            case APPROVE_WITHDRAWAL ->
                open(Order.Kind.WITHDRAWAL, operation)
                        .ifPresent(withdrawal -> order(reviewOrders.withdrawalDecision(key, withdrawal, true)));
            case REJECT_WITHDRAWAL ->
                open(Order.Kind.WITHDRAWAL, operation)
                        .ifPresent(withdrawal -> order(reviewOrders.withdrawalDecision(key, withdrawal, false)));
            case CANCEL_WITHDRAWAL ->
                open(Order.Kind.WITHDRAWAL, operation)
                        .ifPresent(withdrawal -> order(reviewOrders.cancellation(key, withdrawal)));
            case LOOK_AT_BALANCES -> {
                sideOperations.lookAtBalances(user(operation));
                vouchers.look(operation);
            }
            case ISSUE_VOUCHER -> vouchers.issue(key, operation);
            case REPEAT_ISSUE -> vouchers.repeatIssue(key, operation);
            case ISSUE_OWN_VOUCHER -> vouchers.issueOwn(key, operation);
            case REDEEM_PART -> vouchers.redeemPart(key, operation);
            case REDEEM_REST -> vouchers.redeemRest(key, operation);
            case CANCEL_VOUCHER -> vouchers.cancel(key, operation);
            case RENEW_PARTNER_TOKEN -> vouchers.renewToken();
            case SIGN_UP -> sideOperations.signUp(key);
            case RETRY -> {
                if (!done.isEmpty()) {
                    processor.retry(done.get(operation.pick() % done.size()));
                }
            }
        }
    }

    private UserModel user(ClientOperation operation) {
        return model.users().get(operation.walletModel());
    }

    /** One of the latest that nobody is known to have decided on; other clients may choose the same. */
    private Optional<ReviewModel> open(Order.Kind kind, ClientOperation operation) {
        var open = model.openReviews(kind);
        var latest = Math.min(open.size(), CONTESTED);
        return latest == 0 ? Optional.empty() : Optional.of(open.get(open.size() - 1 - operation.pick() % latest));
    }

    private void refund(String key, ClientOperation operation, long amount) {
        if (!sales.isEmpty()) {
            order(orders.refund(key, sales.get(operation.pick() % sales.size()), amount));
        }
    }

    private void order(Order order) {
        order(List.of(order));
    }

    private void order(List<Order> several) {
        for (var each : processor.settle(several)) {
            remember(done, each);
            if (each.order().kind() == Order.Kind.PURCHASE) {
                model.sale(each.transaction()).ifPresent(sale -> remember(sales, sale));
            }
        }
    }

    private static <T> void remember(List<T> list, T latest) {
        if (list.size() == REMEMBERED) {
            list.removeFirst();
        }
        list.add(latest);
    }
}
