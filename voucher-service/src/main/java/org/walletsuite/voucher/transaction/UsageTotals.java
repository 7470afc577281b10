package org.walletsuite.voucher.transaction;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.partner.Rand;
import org.walletsuite.voucher.transaction.UsageRows.Cell;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * Calls and what they moved.
 *
 * @param succeeded with those that were replayed
 * @param successRate from 0 to 1; null without calls, as {@code latencyMs}
 * @param errors how many calls ended in each error
 */
@JsonNaming(SnakeCaseStrategy.class)
record UsageTotals(
        long calls,
        long succeeded,
        long replayed,
        long failed,
        @Nullable BigDecimal successRate,
        @Nullable CallLatency latencyMs,
        VoucherSum issued,
        VoucherSum cancelled,
        Map<String, Long> errors) {

    private static final int RATE_SCALE = 4;
    private static final int MICROS = 3;
    private static final int PERCENTILE = 95;

    static UsageTotals of(List<Cell> cells) {
        var calls = sum(cells, Cell::calls);
        var errors = new TreeMap<String, Long>();
        for (var cell : cells) {
            if (cell.error() != null) {
                errors.merge(cell.error(), cell.calls(), Math::addExact);
            }
        }
        var failed = errors.values().stream().mapToLong(Long::longValue).sum();
        return new UsageTotals(
                calls,
                calls - failed,
                sum(cells, Cell::replayed),
                failed,
                calls == 0 ? null : ratio(calls - failed, calls),
                calls == 0 ? null : CallLatency.of(cells, calls),
                new VoucherSum(sum(cells, Cell::issued), Rand.of(sum(cells, Cell::issuedAmount))),
                new VoucherSum(sum(cells, Cell::cancelled), Rand.of(sum(cells, Cell::cancelledAmount))),
                errors);
    }

    /** Rounded down, so that it is 1 only where nothing failed. */
    private static BigDecimal ratio(long part, long whole) {
        return BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), RATE_SCALE, RoundingMode.DOWN);
    }

    private static long sum(List<Cell> cells, ToLongFunction<Cell> value) {
        return cells.stream().mapToLong(value).sum();
    }

    /**
     * How long calls took, in milliseconds.
     *
     * @param p95 what 95 of 100 calls took at most, rounded up to two digits
     */
    record CallLatency(BigDecimal average, BigDecimal p95) {

        private static CallLatency of(List<Cell> cells, long calls) {
            var times = new TreeMap<Long, Long>();
            cells.forEach(cell -> times.merge(cell.time(), cell.calls(), Math::addExact));
            var left = Math.ceilDiv(Math.multiplyExact(calls, PERCENTILE), 100);
            var p95 = 0L;
            for (var time : times.entrySet()) {
                if (left > 0) {
                    p95 = time.getKey();
                    left -= time.getValue();
                }
            }
            var average = BigDecimal.valueOf(sum(cells, Cell::micros), MICROS)
                    .divide(BigDecimal.valueOf(calls), MICROS, RoundingMode.HALF_UP);
            return new CallLatency(average, BigDecimal.valueOf(p95, MICROS));
        }
    }

    /** How many vouchers, and their amounts in rand. */
    record VoucherSum(
            long count, @Schema(description = "In rand.") BigDecimal amount) {}
}
