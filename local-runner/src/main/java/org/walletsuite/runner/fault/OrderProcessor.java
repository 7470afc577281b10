package org.walletsuite.runner.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.walletsuite.runner.fault.SuiteModel.PendingOrder;

/** Completes orders: sends them until each is posted or refused, and updates the model. */
final class OrderProcessor {

    private final SuiteModel model;
    private final OrderSubmitter submitter;
    private final Discrepancies discrepancies;
    private final Timeline timeline;

    OrderProcessor(SuiteModel model, OrderSubmitter submitter, Discrepancies discrepancies, Timeline timeline) {
        this.model = model;
        this.submitter = submitter;
        this.discrepancies = discrepancies;
        this.timeline = timeline;
    }

    /** A posted order, with the answer that every retry of it must get. */
    record Done(Order order, String transaction, String bytes) {}

    /** Operations that were never sent before; several must all be offline payments. */
    List<Done> settle(List<Order> orders) {
        var began = System.nanoTime();
        var done = new ArrayList<Done>();
        var open = orders.stream().map(model::begin).toList();
        for (var isFirst = true; !open.isEmpty(); isFirst = false) {
            if (System.nanoTime() - began > RetryingClient.PATIENCE.toNanos()) {
                discrepancies.add(open.getFirst().order() + " was not answered within "
                        + RetryingClient.PATIENCE.toSeconds() + " s");
                open.forEach(model::unanswered);
                break;
            }
            open = once(open, isFirst, done);
        }
        timeline.waited(began);
        return done;
    }

    private List<PendingOrder> once(List<PendingOrder> batch, boolean isFirst, List<Done> done) {
        var outcomes = submitter.hand(batch.stream().map(PendingOrder::order).toList());
        var again = new ArrayList<PendingOrder>();
        var pause = Duration.ZERO;
        for (var i = 0; i < batch.size(); i++) {
            var pending = batch.get(i);
            switch (outcomes.get(i)) {
                case Outcome.Posted posted -> {
                    // A first attempt may be answered as a replay, too, because services retry commands themselves.
                    model.posted(pending, posted.transaction());
                    done.add(new Done(pending.order(), posted.transaction().id(), posted.bytes()));
                }
                case Outcome.Refused(var code) -> {
                    if (isFirst) {
                        model.refused(pending, code);
                    } else {
                        model.doubtful(pending, code);
                    }
                }
                case Outcome.Unknown(var asked) -> {
                    again.add(pending);
                    pause = asked;
                }
            }
        }
        if (!again.isEmpty()) {
            RetryingClient.sleep(pause);
        }
        return again;
    }

    /** Sends a posted order again, which must get the same answer. */
    void retry(Done done) {
        var outcome = untilKnown(done.order());
        switch (outcome.orElse(null)) {
            case Outcome.Posted posted -> {
                if (!posted.replayed()) {
                    discrepancies.add(done.order() + " was retried, but answered as new");
                }
                if (!posted.bytes().equals(done.bytes())) {
                    discrepancies.add("%s was retried, and answered\n    %s\n  not\n    %s"
                            .formatted(done.order(), posted.bytes(), done.bytes()));
                }
            }
            case Outcome.Refused(var code) ->
                discrepancies.add(done.order() + " was posted, but its retry refused: " + code);
            case Outcome.Unknown _ -> throw new IllegalStateException("Nobody waits for this");
            case null -> discrepancies.add("the retry of " + done.order() + " was never answered");
        }
    }

    /** Retries all open orders once the suite is healthy and idle again. */
    void settleTheRest() {
        for (var open : model.takeUnsettled()) {
            var pending = open.pending();
            switch (untilKnown(pending.order()).orElse(null)) {
                case Outcome.Posted posted -> {
                    if (open.refused() && posted.replayed()) {
                        discrepancies.add(pending.order() + " was refused, and yet it is posted");
                    }
                    model.posted(pending, posted.transaction());
                }
                case Outcome.Refused(var code) -> model.refused(pending, code);
                case Outcome.Unknown _ -> throw new IllegalStateException("Nobody waits for this");
                case null ->
                    discrepancies.add(pending.order() + " was never answered, so nobody knows what became of it");
            }
        }
    }

    private Optional<Outcome> untilKnown(Order order) {
        var began = System.nanoTime();
        while (System.nanoTime() - began < RetryingClient.PATIENCE.toNanos()) {
            var outcome = submitter.hand(List.of(order)).getFirst();
            if (!(outcome instanceof Outcome.Unknown(var pause))) {
                return Optional.of(outcome);
            }
            RetryingClient.sleep(pause);
        }
        return Optional.empty();
    }
}
