package org.walletsuite.runner.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.walletsuite.runner.Service;

/**
 * What is done when; the same seed and length make the same plan.
 *
 * @param load how long the clients are at work, at least: a part that comes back late is waited for
 * @param pause how long a paused part stands still
 */
public record Plan(long seed, Duration load, Duration pause, int clients, List<Fault> faults) {

    /** The parts on which a payment depends, by their names in the suite. */
    static final List<String> PARTS = List.of(
            Service.PAYMENT.module(),
            Service.LEDGER.module(),
            Service.WALLET.module(),
            Service.GATEWAY.module(),
            "postgresql",
            "kafka");

    private static final Duration APART = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final int CLIENTS = 12;

    public Plan {
        faults = List.copyOf(faults);
    }

    /** As many faults as fit in, about twenty seconds apart. */
    public static Plan of(long seed, Duration load) {
        return of(seed, load, (int) Math.max(1, load.dividedBy(APART) - 1), PAUSE);
    }

    public static Plan of(long seed, Duration load, int faults, Duration pause) {
        var random = new Random(seed);
        var order = new ArrayList<Fault>();
        while (order.size() < faults) {
            order.addAll(round(random));
        }
        var apart = load.dividedBy(faults + 1L);
        var timed = new ArrayList<Fault>();
        for (var fault : order.subList(0, faults)) {
            timed.add(new Fault(apart.multipliedBy(timed.size() + 1L), fault.part(), fault.kind()));
        }
        return new Plan(seed, load, pause, CLIENTS, timed);
    }

    /** Every part is killed or paused, and then every part what it wasn't yet. */
    private static List<Fault> round(Random random) {
        var first = new ArrayList<Fault>();
        for (var part : PARTS) {
            first.add(new Fault(Duration.ZERO, part, random.nextBoolean() ? Fault.Kind.KILL : Fault.Kind.PAUSE));
        }
        Collections.shuffle(first, random);
        var second = new ArrayList<>(first.stream()
                .map(fault -> new Fault(fault.at(), fault.part(), fault.kind().other()))
                .toList());
        Collections.shuffle(second, random);
        first.addAll(second);
        return first;
    }
}
