package org.walletsuite.runner.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** All measurements, each with its reference. */
final class Rounds {

    /** A measurement and its reference, the SQL function before and after it. */
    record Compared(Measurement measured, Measurement before, Measurement after) {

        double reference() {
            return (before.perSecond() + after.perSecond()) / 2;
        }

        /** The ratio to the SQL function's rate. */
        double ratio() {
            return measured.perSecond() / reference();
        }
    }

    private final Map<Target, List<Compared>> compared = new EnumMap<>(Target.class);
    private final Map<Solo, List<Measurement>> alone = new EnumMap<>(Solo.class);

    void add(Target target, Compared round) {
        compared.computeIfAbsent(target, _ -> new ArrayList<>()).add(round);
    }

    void add(Solo solo, Measurement measured) {
        alone.computeIfAbsent(solo, _ -> new ArrayList<>()).add(measured);
    }

    /** The SQL function's median rate between random accounts, a second. */
    double reference() {
        var rates = compared.entrySet().stream()
                .filter(of -> !of.getKey().hot())
                .flatMap(of -> of.getValue().stream())
                .map(Compared::reference)
                .toList();
        return middle(rates, Comparator.naturalOrder());
    }

    /** The median round by its ratio. */
    Compared of(Target target) {
        return middle(compared.getOrDefault(target, List.of()), Comparator.comparingDouble(Compared::ratio));
    }

    /** The median round by its 99th percentile. */
    Measurement of(Solo solo) {
        return middle(alone.getOrDefault(solo, List.of()), Comparator.comparing(Measurement::p99));
    }

    private static <T> T middle(List<T> rounds, Comparator<T> order) {
        return rounds.stream().sorted(order).toList().get(rounds.size() / 2);
    }
}
