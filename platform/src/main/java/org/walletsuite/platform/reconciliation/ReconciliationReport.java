package org.walletsuite.platform.reconciliation;

import java.util.ArrayList;
import java.util.List;

/** The result of a reconciliation. */
public record ReconciliationReport(List<Result> results) {

    /**
     * One check's outcome.
     *
     * @param discrepancies the number of discrepancies
     * @param first the first of them, as sentences
     */
    public record Result(String check, long discrepancies, List<String> first) {}

    public long discrepancies() {
        return results.stream().mapToLong(Result::discrepancies).sum();
    }

    /** One line for each check, followed by its discrepancies. */
    public List<String> lines() {
        return results.stream().flatMap(result -> lines(result).stream()).toList();
    }

    static List<String> lines(Result result) {
        if (result.discrepancies() == 0) {
            return List.of("ok    " + result.check());
        }
        var lines = new ArrayList<String>();
        lines.add("FAIL  " + result.check() + ": " + result.discrepancies() + " discrepancies");
        result.first().forEach(discrepancy -> lines.add("      " + discrepancy));
        if (result.discrepancies() > result.first().size()) {
            lines.add("      and " + (result.discrepancies() - result.first().size()) + " more");
        }
        return lines;
    }
}
