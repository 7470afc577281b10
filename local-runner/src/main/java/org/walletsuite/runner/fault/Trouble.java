package org.walletsuite.runner.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.walletsuite.runner.Part;
import org.walletsuite.runner.Progress;
import org.walletsuite.runner.StartFailure;
import org.walletsuite.runner.Suite;

/** Does to the suite what is planned, each fault once the one before is over. */
final class Trouble {

    private static final Duration RECOVERY = Duration.ofSeconds(60);
    private static final Duration A_MOMENT = Duration.ofMillis(20);

    private final Suite suite;
    private final Plan plan;
    private final Timeline timeline;
    private final Findings findings;
    private final Progress progress;
    private final List<Blow> blows = new ArrayList<>();

    /** A fault when it was dealt; times are those of {@link System#nanoTime()}. */
    private record Blow(Fault fault, long began, long back) {}

    Trouble(Suite suite, Plan plan, Timeline timeline, Findings findings, Progress progress) {
        this.suite = suite;
        this.plan = plan;
        this.timeline = timeline;
        this.findings = findings;
        this.progress = progress;
    }

    /** Returns when the load has had its time and the last fault is over. */
    List<Ordeal> make() {
        var start = System.nanoTime();
        for (var fault : plan.faults()) {
            sleepUntil(start + fault.at().toNanos());
            progress.note(String.format(Locale.ROOT, "%5.1f s  %s", (System.nanoTime() - start) / 1e9, fault));
            deal(fault);
        }
        sleepUntil(start + plan.load().toNanos());
        var end = System.nanoTime();
        var ordeals = new ArrayList<Ordeal>();
        for (var i = 0; i < blows.size(); i++) {
            var blow = blows.get(i);
            var next = i + 1 < blows.size() ? blows.get(i + 1).began() : end;
            ordeals.add(timeline.ordeal(blow.fault(), blow.began(), blow.back(), next));
        }
        return ordeals;
    }

    private void deal(Fault fault) {
        var part = suite.part(fault.part());
        var began = System.nanoTime();
        try {
            switch (fault.kind()) {
                case KILL -> kill(part);
                case PAUSE -> pause(part);
            }
        } catch (StartFailure e) {
            findings.add(fault + ": " + e.getMessage());
        }
        var back = System.nanoTime();
        blows.add(new Blow(fault, began, back));
        while (!timeline.hasPaymentAfter(back)) {
            if (System.nanoTime() - back > RECOVERY.toNanos()) {
                findings.add(fault + ": no payment succeeded within " + RECOVERY.toSeconds() + " s of its return");
                return;
            }
            Courier.sleep(A_MOMENT);
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
            Courier.sleep(plan.pause());
        } finally {
            part.resume();
        }
    }

    private static void sleepUntil(long time) {
        var left = time - System.nanoTime();
        if (left > 0) {
            Courier.sleep(Duration.ofNanos(left));
        }
    }
}
