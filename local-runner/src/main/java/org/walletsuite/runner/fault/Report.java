package org.walletsuite.runner.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What came of a run.
 *
 * @param commands money movements that clients were told of
 * @param repetitions tries that had to be made again
 * @param findings empty when all is well
 */
public record Report(
        long seed, Duration load, int commands, int repetitions, List<Ordeal> ordeals, List<String> findings) {

    private static final String ROW = "%-24s %10s %9s %9s %9s %9s %9s";

    public Report {
        ordeals = List.copyOf(ordeals);
        findings = List.copyOf(findings);
    }

    public boolean isClean() {
        return findings.isEmpty();
    }

    /** As people read it, the kill table first. */
    public List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(ROW.formatted("fault", "unanswered", "part", "payments", "all", "silence", "longest"));
        lines.add(ROW.formatted("", "tries", "back", "back", "back", "", "wait"));
        for (var each : ordeals) {
            lines.add(ROW.formatted(
                    each.fault(),
                    each.unanswered(),
                    seconds(each.partBack()),
                    seconds(each.paymentsBack()),
                    seconds(each.allBack()),
                    seconds(each.silence()),
                    seconds(each.longestWait())));
        }
        lines.add("%s commands booked, %s tries made again, %s findings, seed %s"
                .formatted(commands, repetitions, findings.size(), seed));
        findings.forEach(each -> lines.add("! seed " + seed + ": " + each));
        return lines;
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1_000.0);
    }
}
