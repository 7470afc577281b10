package org.walletsuite.runner.bench;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.walletsuite.runner.VerificationResult;

/**
 * What requests cost, by their kinds.
 *
 * @param books that nothing was lost while it was measured
 */
public record CapacityReport(Map<String, Cost> costs, VerificationResult books) {

    static final String PAYMENT = "payment, 100/s";
    static final String BUSY_PAYMENT = "payment, full speed";

    private static final double MEBI = 1024 * 1024;
    private static final double GIBI = 1024 * MEBI;
    private static final int SECONDS_A_DAY = 86_400;
    private static final int TARGET = 1_000;

    /**
     * What one request costs.
     *
     * @param micros processor time of each part
     * @param perSecond how many were sent a second
     */
    public record Cost(Map<String, Long> micros, long databaseBytes, long walBytes, long kafkaBytes, double perSecond) {

        static Cost of(Consumption used, long requests, Duration sending) {
            var micros = new LinkedHashMap<String, Long>();
            used.processors().forEach((part, time) -> micros.put(part, time.toNanos() / 1_000 / requests));
            return new Cost(
                    micros,
                    used.database() / requests,
                    used.wal() / requests,
                    used.kafka() / requests,
                    requests * 1e9 / sending.toNanos());
        }

        long totalMicros() {
            return micros.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** As tables in Markdown. */
    public List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add("Load average at the end: "
                + String.format(
                        Locale.ROOT,
                        "%.1f",
                        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage())
                + " on " + Runtime.getRuntime().availableProcessors() + " processors");
        lines.add("");
        lines.add("| for each | " + String.join(" | ", costs.keySet()) + " |");
        lines.add("|---|" + "--:|".repeat(costs.size()));
        costs.values().stream()
                .flatMap(cost -> cost.micros().keySet().stream())
                .distinct()
                .forEach(part -> lines.add(row(part + ", ms of a processor", part)));
        lines.add("| all parts, ms of a processor | " + cells(cost -> millis(cost.totalMicros())));
        lines.add("| sent a second | " + cells(cost -> String.format(Locale.ROOT, "%.0f", cost.perSecond())));
        lines.add("| bytes in databases | " + cells(cost -> Long.toString(cost.databaseBytes())));
        lines.add("| bytes of PostgreSQL's log | " + cells(cost -> Long.toString(cost.walBytes())));
        lines.add("| bytes in Kafka, one replica | " + cells(cost -> Long.toString(cost.kafkaBytes())));
        lines.add("");
        lines.addAll(needs());
        return lines;
    }

    /** The dear payments of a light load, and the cheap ones of a full one: the truth is between them. */
    private List<String> needs() {
        var payments = Stream.of(PAYMENT, BUSY_PAYMENT)
                .flatMap(kind -> Stream.ofNullable(costs.get(kind)))
                .toList();
        if (payments.isEmpty()) {
            return List.of();
        }
        var lines = new ArrayList<String>();
        lines.add("| " + TARGET + " payments/s need | as at 100/s | as at full speed |");
        lines.add("|---|--:|--:|");
        payments.getFirst()
                .micros()
                .keySet()
                .forEach(part -> lines.add("| " + part + ", processors | "
                        + need(payments, "%.2f", cost -> cost.micros().getOrDefault(part, 0L) * TARGET / 1e6)));
        lines.add("| all parts, processors | " + need(payments, "%.1f", cost -> cost.totalMicros() * TARGET / 1e6));
        lines.add("| PostgreSQL's log, MiB/s | " + need(payments, "%.1f", cost -> cost.walBytes() * TARGET / MEBI));
        lines.add("| Kafka, one replica, MiB/s | " + need(payments, "%.1f", cost -> cost.kafkaBytes() * TARGET / MEBI));
        lines.add("| databases, GiB in a day at that rate | "
                + need(payments, "%.0f", cost -> (double) cost.databaseBytes() * TARGET * SECONDS_A_DAY / GIBI));
        return lines;
    }

    private static String need(List<Cost> payments, String format, ToDoubleFunction<Cost> amount) {
        return payments.stream()
                .map(cost -> String.format(Locale.ROOT, format, amount.applyAsDouble(cost)) + " |")
                .collect(Collectors.joining(" "));
    }

    private String row(String name, String part) {
        return "| " + name + " | " + cells(cost -> millis(cost.micros().getOrDefault(part, 0L)));
    }

    private String cells(Function<Cost, String> cell) {
        return String.join(" | ", costs.values().stream().map(cell).toList()) + " |";
    }

    private static String millis(long micros) {
        return String.format(Locale.ROOT, "%.2f", micros / 1_000.0);
    }
}
