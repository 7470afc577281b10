package org.walletsuite.platform.reconciliation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reconciliation that has ended.
 *
 * @param discrepancies the number of discrepancies; null where it could not be finished, which proves nothing
 * @param error why it could not be finished; null where it was
 * @param checks what each check found; none where it could not be finished
 */
public record PastReconciliation(
        Extent extent,
        Instant startedAt,
        Instant endedAt,
        @Nullable Long discrepancies,
        @Nullable String error,
        List<CheckOutcome> checks) {

    private static final int MOST_SHOWN = 10;

    /**
     * One check's outcome.
     *
     * @param discrepancies the number of discrepancies
     * @param first the first of them, as sentences; the log has more
     */
    public record CheckOutcome(String check, long discrepancies, List<String> first) {

        static CheckOutcome of(ReconciliationReport.Result result) {
            return new CheckOutcome(
                    result.check(),
                    result.discrepancies(),
                    result.first().stream().limit(MOST_SHOWN).toList());
        }
    }

    static PastReconciliation finished(Extent extent, Instant startedAt, Instant endedAt, ReconciliationReport report) {
        return new PastReconciliation(
                extent,
                startedAt,
                endedAt,
                report.discrepancies(),
                null,
                report.results().stream().map(CheckOutcome::of).toList());
    }

    static PastReconciliation failed(Extent extent, Instant startedAt, Instant endedAt, String error) {
        return new PastReconciliation(extent, startedAt, endedAt, null, error, List.of());
    }
}
