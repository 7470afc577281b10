package org.walletsuite.monitoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The metrics that the services' sources register with Micrometer, by their names in Prometheus. */
final class RegisteredMetrics {

    /** {@code Gauge.builder("outbox.age"} and {@code registry.counter("access.refused"}, also with a constant's name. */
    private static final Pattern REGISTRATION =
            Pattern.compile("(?:\\b(Counter|Timer|Gauge|TimeGauge|MultiGauge|DistributionSummary)\\s*\\.builder"
                    + "|\\b(?:registry|meters|meter)\\s*\\.(counter|timer|gauge|summary)|\\b(gauge))"
                    + "\\(\\s*(?:registry,\\s*)?(?:\"([a-z][a-z._\\-]+)\"|([A-Z]+)\\b)");

    /** {@code new UnreadableKeys<>(registry, "access.unreadable", "users", ...)}: a counter and a gauge. */
    private static final Pattern UNREADABLE =
            Pattern.compile("new UnreadableKeys<>\\(\\s*registry,\\s*\"([a-z.]+)\",\\s*\"([a-z]+)\"");

    private RegisteredMetrics() {}

    static Set<String> of(Stream<Path> sources) {
        var metrics = new TreeSet<String>();
        sources.map(RegisteredMetrics::text).forEach(source -> {
            REGISTRATION.matcher(source).results().forEach(found -> metrics.addAll(names(found, source)));
            UNREADABLE.matcher(source).results().forEach(found -> {
                metrics.add(prometheus(found.group(1)) + "_total");
                metrics.add(prometheus(found.group(1) + "." + found.group(2)));
            });
        });
        return metrics;
    }

    private static Set<String> names(MatchResult found, String source) {
        var kind = Stream.of(1, 2, 3)
                .map(found::group)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow()
                .toLowerCase(Locale.ROOT);
        var name = prometheus(found.group(4) == null ? constant(found.group(5), source) : found.group(4));
        return switch (kind) {
            case "counter" -> Set.of(name + "_total");
            case "timer" -> summary(name + "_seconds");
            case "summary", "distributionsummary" -> summary(name);
            case "timegauge" -> Set.of(name + "_seconds");
            // A gauge may have a base unit.
            default -> Set.of(name, name + "_seconds");
        };
    }

    private static Set<String> summary(String name) {
        return Set.of(name + "_count", name + "_sum", name + "_max", name + "_bucket");
    }

    private static String constant(String constant, String source) {
        var value = Pattern.compile("String " + constant + " = \"([^\"]+)\"").matcher(source);
        return value.find() ? value.group(1) : constant;
    }

    private static String prometheus(String name) {
        return name.replace('.', '_').replace('-', '_');
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
