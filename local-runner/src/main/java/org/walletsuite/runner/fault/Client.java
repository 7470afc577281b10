package org.walletsuite.runner.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.walletsuite.runner.fault.Desk.Done;

/** One of many who act at the fair at once: staff at a till, guests with their phones, admins. */
final class Client implements Runnable {

    private static final int REMEMBERED = 50;

    private final String name;
    private final Wishes wishes;
    private final Orders orders;
    private final Desk desk;
    private final Visits visits;
    private final BooleanSupplier goesOn;
    private final List<Done> done = new ArrayList<>();
    private final List<Sale> sales = new ArrayList<>();
    private final Model model;
    private int count;

    Client(String name, Wishes wishes, Orders orders, Desk desk, Visits visits, Model model, BooleanSupplier goesOn) {
        this.name = name;
        this.wishes = wishes;
        this.orders = orders;
        this.desk = desk;
        this.visits = visits;
        this.model = model;
        this.goesOn = goesOn;
    }

    @Override
    public void run() {
        while (goesOn.getAsBoolean()) {
            var wish = wishes.next();
            Courier.sleep(wish.pause());
            act(wish, name + "-" + ++count);
        }
    }

    private void act(Wish wish, String key) {
        switch (wish.kind()) {
            case PAY -> order(orders.payment(key, wish));
            case PAY_BY_CODE ->
                visits.code(orders.purse(wish)).ifPresent(code -> order(orders.paymentByCode(key, wish, code)));
            case SEND_BATCH ->
                order(IntStream.range(0, wish.items())
                        .mapToObj(item -> orders.offline(key + "-" + item, wish))
                        .toList());
            case REFUND_PART -> refund(key, wish, wish.amount());
            case REFUND_WHOLE -> refund(key, wish, Sale.WHAT_IS_LEFT);
            case TRANSFER -> order(orders.transfer(key, wish));
            case TOP_UP_CASH -> order(orders.topUp(key, orders.purse(wish), wish.amount(), Order.Kind.CASH_IN));
            case TOP_UP_CARD -> order(orders.topUp(key, orders.purse(wish), wish.amount(), Order.Kind.TOP_UP));
            case CASH_OUT -> order(orders.cashOut(key, orders.purse(wish), wish.amount()));
            case CASH_OUT_ALL -> order(orders.cashOut(key, orders.purse(wish), Purse.ALL));
            case FREEZE -> visits.freezeForAMoment(orders.purse(wish));
            case LOOK -> visits.look(orders.purse(wish));
            case SIGN_UP -> visits.signUp(key);
            case REPEAT -> {
                if (!done.isEmpty()) {
                    desk.repeat(done.get(wish.pick() % done.size()));
                }
            }
        }
    }

    private void refund(String key, Wish wish, long amount) {
        if (!sales.isEmpty()) {
            order(orders.refund(key, sales.get(wish.pick() % sales.size()), amount));
        }
    }

    private void order(Order order) {
        order(List.of(order));
    }

    private void order(List<Order> several) {
        for (var each : desk.settle(several)) {
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
