package org.walletsuite.runner.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.walletsuite.runner.Part;
import org.walletsuite.runner.Progress;
import org.walletsuite.runner.StartFailure;
import org.walletsuite.runner.Suite;

/** The fault injector: runs the planned faults one after the other. */
final class FaultInjector {

    private static final Duration RECOVERY = Duration.ofSeconds(60);
    private static final Duration A_MOMENT = Duration.ofMillis(20);

    private final Suite suite;
    private final FaultPlan plan;
    private final Timeline timeline;
    private final Discrepancies discrepancies;
    private final Progress progress;
    private final List<InjectedFault> injectedFaults = new ArrayList<>();

    /** An injected fault; times are those of {@link System#nanoTime()}. */
    private record InjectedFault(Fault fault, long began, long back) {}

    FaultInjector(Suite suite, FaultPlan plan, Timeline timeline, Discrepancies discrepancies, Progress progress) {
        this.suite = suite;
        this.plan = plan;
        this.timeline = timeline;
        this.discrepancies = discrepancies;
        this.progress = progress;
    }

    /** Returns when the load's time has passed and the last fault is over. */
    List<FaultImpact> run() {
        var start = System.nanoTime();
        for (var fault : plan.faults()) {
            sleepUntil(start + fault.at().toNanos());
            progress.note(String.format(Locale.ROOT, "%5.1f s  %s", (System.nanoTime() - start) / 1e9, fault));
            inject(fault);
        }
        sleepUntil(start + plan.load().toNanos());
        var end = System.nanoTime();
        var impacts = new ArrayList<FaultImpact>();
        for (var i = 0; i < injectedFaults.size(); i++) {
            var injected = injectedFaults.get(i);
            var next = i + 1 < injectedFaults.size() ? injectedFaults.get(i + 1).began() : end;
            impacts.add(timeline.impact(injected.fault(), injected.began(), injected.back(), next));
        }
        return impacts;
    }

    private void inject(Fault fault) {
        var part = suite.part(fault.part());
        var began = System.nanoTime();
        try {
            switch (fault.kind()) {
                case KILL -> kill(part);
                case PAUSE -> pause(part);
            }
        } catch (StartFailure e) {
            discrepancies.add(fault + ": " + e.getMessage());
        }
        var back = System.nanoTime();
        injectedFaults.add(new InjectedFault(fault, began, back));
        while (!timeline.hasPaymentAfter(back)) {
            if (System.nanoTime() - back > RECOVERY.toNanos()) {
                discrepancies.add(fault + ": no payment succeeded within " + RECOVERY.toSeconds() + " s of its return");
                return;
            }
            RetryingClient.sleep(A_MOMENT);
        }
    }

    private void kill(Part part) {
        part.kill9();
        if (!suite.restartsParts()) {
            part.start();
        }
        part.awaitReady();
    }

    private void pause(Part part) {
        part.pause();
        try {
            RetryingClient.sleep(plan.pause());
        } finally {
            part.resume();
        }
    }

    private static void sleepUntil(long time) {
        var left = time - System.nanoTime();
        if (left > 0) {
            RetryingClient.sleep(Duration.ofNanos(left));
        }
    }
}
