package org.walletsuite.runner.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** All that was measured, each beside the reference of its own round: machines are faster one minute and slower the next. */
final class Rounds {

    /**
     * A measurement and its reference.
     *
     * @param ratio how many times as fast as the SQL function
     */
    record Compared(Measured measured, double ratio) {}

    private final List<Measured> references = new ArrayList<>();
    private final Map<Target, List<Compared>> compared = new EnumMap<>(Target.class);
    private final List<Measured> lights = new ArrayList<>();

    void reference(Measured random) {
        references.add(random);
    }

    void add(Target target, Measured measured, Measured reference) {
        compared.computeIfAbsent(target, _ -> new ArrayList<>())
                .add(new Compared(measured, measured.perSecond() / reference.perSecond()));
    }

    void light(Measured payments) {
        lights.add(payments);
    }

    /** The reference's middle round. */
    Measured reference() {
        return middle(references, Comparator.comparingDouble(Measured::perSecond));
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
