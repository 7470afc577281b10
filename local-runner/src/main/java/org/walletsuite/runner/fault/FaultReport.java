package org.walletsuite.runner.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The report of a run.
 *
 * @param commands confirmed money movements
 * @param retries retried attempts
 * @param discrepancies empty when all is well
 */
public record FaultReport(
        long seed, Duration load, int commands, int retries, List<FaultImpact> impacts, List<String> discrepancies) {

    private static final String ROW = "%-24s %10s %9s %9s %9s %9s %9s";

    public FaultReport {
        impacts = List.copyOf(impacts);
        discrepancies = List.copyOf(discrepancies);
    }

    public boolean isClean() {
        return discrepancies.isEmpty();
    }

    /** As text, the table of faults first. */
    public List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(ROW.formatted("fault", "unanswered", "part", "payments", "all", "silence", "longest"));
        lines.add(ROW.formatted("", "tries", "back", "back", "back", "", "wait"));
        for (var each : impacts) {
            lines.add(ROW.formatted(
                    each.fault(),
                    each.unanswered(),
                    seconds(each.partBack()),
                    seconds(each.paymentsBack()),
                    seconds(each.allBack()),
                    seconds(each.silence()),
                    seconds(each.longestWait())));
        }
        lines.add("%s commands posted, %s tries made again, %s discrepancies, seed %s"
                .formatted(commands, retries, discrepancies.size(), seed));
        discrepancies.forEach(each -> lines.add("! seed " + seed + ": " + each));
        return lines;
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1_000.0);
    }
}
