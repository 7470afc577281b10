package org.walletsuite.runner.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.walletsuite.runner.fault.Model.Claim;

/** Sees orders through: hands them in until each is booked or refused, and tells the model. */
final class Desk {

    private final Model model;
    private final Counter counter;
    private final Findings findings;
    private final Timeline timeline;

    Desk(Model model, Counter counter, Findings findings, Timeline timeline) {
        this.model = model;
        this.counter = counter;
        this.findings = findings;
        this.timeline = timeline;
    }

    /** An order that was booked, with the answer that every repetition of it must get. */
    record Done(Order order, String transaction, String bytes) {}

    /** Orders that were never handed in before; several must all be offline payments. */
    List<Done> settle(List<Order> orders) {
        var began = System.nanoTime();
        var done = new ArrayList<Done>();
        var open = orders.stream().map(model::begin).toList();
        for (var isFirst = true; !open.isEmpty(); isFirst = false) {
            if (System.nanoTime() - began > Courier.PATIENCE.toNanos()) {
                findings.add(
                        open.getFirst().order() + " was not answered within " + Courier.PATIENCE.toSeconds() + " s");
                open.forEach(model::unanswered);
                break;
            }
            open = once(open, isFirst, done);
        }
        timeline.waited(began);
        return done;
    }

    private List<Claim> once(List<Claim> claims, boolean isFirst, List<Done> done) {
        var outcomes = counter.hand(claims.stream().map(Claim::order).toList());
        var again = new ArrayList<Claim>();
        var pause = Duration.ZERO;
        for (var i = 0; i < claims.size(); i++) {
            var claim = claims.get(i);
            switch (outcomes.get(i)) {
                case Outcome.Booked booked -> {
                    // Also a first try may be answered as a repetition: services repeat commands among themselves.
                    model.booked(claim, booked.transaction());
                    done.add(new Done(claim.order(), booked.transaction().id(), booked.bytes()));
                }
                case Outcome.Refused(var code) -> {
                    if (isFirst) {
                        model.refused(claim, code);
                    } else {
                        model.doubtful(claim, code);
                    }
                }
                case Outcome.Unknown(var asked) -> {
                    again.add(claim);
                    pause = asked;
                }
            }
        }
        if (!again.isEmpty()) {
            Courier.sleep(pause);
        }
        return again;
    }

    /** Hands in again what was booked before; it must be answered alike. */
    void repeat(Done done) {
        var outcome = untilKnown(done.order());
        switch (outcome.orElse(null)) {
            case Outcome.Booked booked -> {
                if (!booked.replayed()) {
                    findings.add(done.order() + " was repeated, but answered as new");
                }
                if (!booked.bytes().equals(done.bytes())) {
                    findings.add("%s was repeated, and answered\n    %s\n  not\n    %s"
                            .formatted(done.order(), booked.bytes(), done.bytes()));
                }
            }
            case Outcome.Refused(var code) ->
                findings.add(done.order() + " was booked, but its repetition refused: " + code);
            case Outcome.Unknown _ -> throw new IllegalStateException("Nobody waits for this");
            case null -> findings.add("the repetition of " + done.order() + " was never answered");
        }
    }

    /** Asks once more for all that is open when the suite is well and quiet again. */
    void settleTheRest() {
        for (var open : model.takeUnsettled()) {
            var claim = open.claim();
            switch (untilKnown(claim.order()).orElse(null)) {
                case Outcome.Booked booked -> {
                    if (open.refused() && booked.replayed()) {
                        findings.add(claim.order() + " was refused, and yet it is booked");
                    }
                    model.booked(claim, booked.transaction());
                }
                case Outcome.Refused(var code) -> model.refused(claim, code);
                case Outcome.Unknown _ -> throw new IllegalStateException("Nobody waits for this");
                case null -> findings.add(claim.order() + " was never answered, so nobody knows what became of it");
            }
        }
    }

    private Optional<Outcome> untilKnown(Order order) {
        var began = System.nanoTime();
        while (System.nanoTime() - began < Courier.PATIENCE.toNanos()) {
            var outcome = counter.hand(List.of(order)).getFirst();
            if (!(outcome instanceof Outcome.Unknown(var pause))) {
                return Optional.of(outcome);
            }
            Courier.sleep(pause);
        }
        return Optional.empty();
    }
}
