package org.walletsuite.runner.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.walletsuite.runner.VerificationResult;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A benchmark's results, as a table and as JSON. */
public final class BenchmarkReport {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Rounds rounds;
    private final Backlog.Drained backlog;
    private final String discrepancies;
    private final VerificationResult books;

    BenchmarkReport(Rounds rounds, Backlog.Drained backlog, String discrepancies, VerificationResult books) {
        this.rounds = rounds;
        this.backlog = backlog;
        this.discrepancies = discrepancies;
        this.books = books;
    }

    /** Whether the books balance; without that the figures don't count. */
    public boolean booksBalance() {
        return books.exitCode() == 0 && discrepancies.isEmpty();
    }

    public List<String> table() {
        var lines = new ArrayList<String>();
        lines.add(line("", "a second", "ratio", "target", "p50 ms", "p99 ms"));
        lines.add(line("SQL function, random accounts", whole(rounds.reference()), "1", "", "", ""));
        for (var target : Target.values()) {
            var middle = rounds.of(target);
            lines.add(row(target.title(), middle.measured(), number(middle.ratio()), target(target)));
        }
        for (var solo : Solo.values()) {
            lines.add(row(solo.title(), rounds.of(solo), "", ""));
        }
        lines.add(String.format(
                Locale.ROOT,
                "  largest backlog of events %d, published %.1f s later",
                backlog.events(),
                backlog.time().toMillis() / 1e3));
        lines.add(booksBalance() ? "  the books balance" : "  WRONG: " + discrepancies + "\n" + books.output());
        return lines;
    }

    public void write(Path file) throws IOException {
        var json = new LinkedHashMap<String, Object>();
        json.put("sql_function", rounded(rounds.reference()));
        for (var target : Target.values()) {
            var middle = rounds.of(target);
            json.put(target.key(), json(middle.measured(), middle.ratio()));
        }
        for (var solo : Solo.values()) {
            json.put(solo.key(), json(rounds.of(solo)));
        }
        json.put("books_balance", booksBalance());
        Files.writeString(file, JSON.writeValueAsString(json));
    }

    private static String target(Target target) {
        return target.ratio().stream()
                .mapToObj(BenchmarkReport::number)
                .findFirst()
                .orElse("");
    }

    private static Map<String, Object> json(Measurement measured, double ratio) {
        var json = json(measured);
        json.put("ratio", rounded(ratio));
        return json;
    }

    private static Map<String, Object> json(Measurement measured) {
        var json = new LinkedHashMap<String, Object>();
        json.put("tps", rounded(measured.perSecond()));
        json.put("p50_ms", rounded(millis(measured.p50())));
        json.put("p99_ms", rounded(millis(measured.p99())));
        return json;
    }

    private static String row(String title, Measurement measured, String ratio, String target) {
        var p50 = number(millis(measured.p50()));
        return line(title, whole(measured.perSecond()), ratio, target, p50, number(millis(measured.p99())));
    }

    private static String line(String title, String rate, String ratio, String target, String p50, String p99) {
        return "  %-36s %9s %7s %8s %9s %9s"
                .formatted(title, rate, ratio, target, p50, p99)
                .stripTrailing();
    }

    static double millis(Duration time) {
        return time.toNanos() / 1e6;
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }

    private static String whole(double value) {
        return String.format(Locale.ROOT, "%.0f", value);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
