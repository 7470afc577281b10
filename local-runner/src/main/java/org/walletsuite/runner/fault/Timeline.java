package org.walletsuite.runner.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The times of clients' attempts and answers, by {@link System#nanoTime()}. */
final class Timeline {

    private final List<Try> tries = new ArrayList<>();
    private final List<Wait> waits = new ArrayList<>();

    private record Try(long at, boolean payment, boolean answered) {}

    private record Wait(long began, long ended) {}

    void tried(boolean payment, boolean answered) {
        tried(System.nanoTime(), payment, answered);
    }

    synchronized void tried(long at, boolean payment, boolean answered) {
        tries.add(new Try(at, payment, answered));
    }

    /** A client has its answer now, or gives up. */
    void waited(long began) {
        waited(began, System.nanoTime());
    }

    synchronized void waited(long began, long ended) {
        waits.add(new Wait(began, ended));
    }

    synchronized int unanswered() {
        return (int) tries.stream().filter(each -> !each.answered()).count();
    }

    /** Whether a payment was answered after this. */
    synchronized boolean hasPaymentAfter(long time) {
        for (var i = tries.size() - 1; i >= 0 && tries.get(i).at() - time > 0; i--) {
            if (tries.get(i).payment() && tries.get(i).answered()) {
                return true;
            }
        }
        return false;
    }

    /**
     * The effect of a fault on clients, until the next one.
     *
     * @param back when the part answered again
     */
    synchronized FaultImpact impact(Fault fault, long began, long back, long next) {
        var within = tries.stream()
                .filter(each -> each.at() - began >= 0 && each.at() - next < 0)
                .sorted(Comparator.comparingLong(each -> each.at() - began))
                .toList();
        var silence = 0L;
        var lastPayment = began;
        for (var each : within) {
            if (each.payment() && each.answered()) {
                silence = Math.max(silence, each.at() - lastPayment);
                lastPayment = each.at();
            }
        }
        silence = Math.max(silence, next - lastPayment);
        return new FaultImpact(
                fault,
                (int) within.stream().filter(each -> !each.answered()).count(),
                Duration.ofNanos(back - began),
                Duration.ofNanos(recovery(within.stream().filter(Try::payment).toList(), began)),
                Duration.ofNanos(recovery(within, began)),
                Duration.ofNanos(silence),
                Duration.ofNanos(longestWait(began, next)));
    }

    /** From the fault's beginning to the first answer after the last unanswered attempt. */
    private static long recovery(List<Try> within, long began) {
        var last = -1;
        for (var i = 0; i < within.size(); i++) {
            last = within.get(i).answered() ? last : i;
        }
        if (last < 0) {
            return 0;
        }
        var first = Math.min(last + 1, within.size() - 1);
        return within.get(first).at() - began;
    }

    /** Only the part of a wait within the interval counts. */
    private long longestWait(long began, long next) {
        return waits.stream()
                .mapToLong(wait -> Math.min(wait.ended() - began, next - began) - Math.max(wait.began() - began, 0))
                .map(length -> Math.max(length, 0))
                .max()
                .orElse(0);
    }
}
