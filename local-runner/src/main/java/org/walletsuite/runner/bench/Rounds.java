package org.walletsuite.runner.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** All that was measured, each beside its own reference. */
final class Rounds {

    /** A measurement and its reference, the SQL function before and after it. */
    record Compared(Measured measured, Measured before, Measured after) {

        double reference() {
            return (before.perSecond() + after.perSecond()) / 2;
        }

        /** How many times as fast as the SQL function. */
        double ratio() {
            return measured.perSecond() / reference();
        }
    }

    private final Map<Target, List<Compared>> compared = new EnumMap<>(Target.class);
    private final List<Measured> lights = new ArrayList<>();

    void add(Target target, Compared round) {
        compared.computeIfAbsent(target, _ -> new ArrayList<>()).add(round);
    }

    void light(Measured payments) {
        lights.add(payments);
    }

    /** The SQL function's middle rate between random accounts, a second. */
    double reference() {
        var rates = compared.entrySet().stream()
                .filter(of -> !of.getKey().hot())
                .flatMap(of -> of.getValue().stream())
                .map(Compared::reference)
                .toList();
        return middle(rates, Comparator.naturalOrder());
    }

    /** The middle round by its ratio. */
    Compared of(Target target) {
        return middle(compared.getOrDefault(target, List.of()), Comparator.comparingDouble(Compared::ratio));
    }

    /** The middle round of payments at light load, by the latency that one in a hundred exceeds. */
    Measured light() {
        return middle(lights, Comparator.comparing(Measured::p99));
    }

    private static <T> T middle(List<T> rounds, Comparator<T> order) {
        return rounds.stream().sorted(order).toList().get(rounds.size() / 2);
    }
}
