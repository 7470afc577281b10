package org.walletsuite.runner.upgrade;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.walletsuite.runner.VerificationResult;

/**
 * How a rolling upgrade went.
 *
 * @param steps one for each service
 * @param failures the first requests that failed for good
 * @param repetitions why requests were repeated: the first reasons
 * @param comparisons of what clients were answered with what there is
 */
public record UpgradeReport(
        List<Step> steps,
        List<String> failures,
        List<String> repetitions,
        List<Comparison> comparisons,
        VerificationResult books) {

    static final String HEAD = "%-22s %9s %9s %7s %13s %13s"
            .formatted("upgraded", "requests", "repeated", "failed", "longest wait", "old ended in");

    /**
     * The upgrade of one service.
     *
     * @param repeated how often a request had to be repeated
     * @param longestMillis the longest that a request took, with its repetitions
     * @param stopMillis how long the old process took to end
     */
    public record Step(String what, long requests, long repeated, long failed, long longestMillis, long stopMillis) {

        String line() {
            return String.format(
                    Locale.ROOT,
                    "%-22s %9d %9d %7d %10d ms %10d ms",
                    what,
                    requests,
                    repeated,
                    failed,
                    longestMillis,
                    stopMillis);
        }
    }

    /** How many a client was told of, and how many there are. */
    public record Comparison(String what, long answered, long found) {

        boolean isEqual() {
            return answered == found;
        }
    }

    /** Whether no request failed for good, all is there once, and the books balance. */
    public boolean isClean() {
        return failures.isEmpty() && comparisons.stream().allMatch(Comparison::isEqual) && books.exitCode() == 0;
    }

    public List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add("  " + HEAD);
        steps.forEach(step -> lines.add("  " + step.line()));
        repetitions.forEach(why -> lines.add("  repeated: " + why));
        failures.forEach(failure -> lines.add("  FAILED: " + failure));
        comparisons.forEach(each -> lines.add("  %-32s expected %6s, found %6s%s"
                .formatted(each.what(), each.answered(), each.found(), each.isEqual() ? "" : "  WRONG")));
        lines.add(books.exitCode() == 0 ? "  the books balance" : books.output());
        return lines;
    }
}
