package org.walletsuite.platform.audit;

import java.util.ArrayList;
import java.util.List;

/** What a verification found. */
public record Report(List<Result> results) {

    /**
     * One check's outcome.
     *
     * @param findings how many there are
     * @param told the first of them, as sentences
     */
    public record Result(String claim, long findings, List<String> told) {}

    public long findings() {
        return results.stream().mapToLong(Result::findings).sum();
    }

    /** One line a check, each followed by its findings. */
    public List<String> lines() {
        return results.stream().flatMap(result -> lines(result).stream()).toList();
    }

    static List<String> lines(Result result) {
        if (result.findings() == 0) {
            return List.of("ok    " + result.claim());
        }
        var lines = new ArrayList<String>();
        lines.add("WRONG " + result.claim() + ": " + result.findings() + " findings");
        result.told().forEach(finding -> lines.add("      " + finding));
        if (result.findings() > result.told().size()) {
            lines.add("      and " + (result.findings() - result.told().size()) + " more");
        }
        return lines;
    }
}
