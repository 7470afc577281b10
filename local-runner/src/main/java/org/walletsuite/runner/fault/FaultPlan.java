package org.walletsuite.runner.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.walletsuite.runner.Service;

/**
 * The plan of faults; the same seed and length make the same plan.
 *
 * @param load the minimum duration of the load, which is extended for a part that comes back late
 * @param pause how long a part is paused
 */
public record FaultPlan(long seed, Duration load, Duration pause, int clients, List<Fault> faults) {

    /** The parts on which clients' money and what users are told of it depend, by their names in the suite. */
    public static final List<String> PARTS = List.of(
            Service.PAYMENT.module(),
            Service.LEDGER.module(),
            Service.WALLET.module(),
            Service.VOUCHER.module(),
            Service.WITHDRAWAL.module(),
            Service.NOTIFICATION.module(),
            Service.PARTNERSYNC.module(),
            Service.GATEWAY.module(),
            "postgresql",
            "kafka");

    private static final Duration APART = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final int CLIENTS = 12;

    public FaultPlan {
        faults = List.copyOf(faults);
    }

    /** As many faults as fit, about twenty seconds apart, of all parts. */
    public static FaultPlan of(long seed, Duration load) {
        return of(seed, load, PARTS);
    }

    /** The same of these parts only. */
    public static FaultPlan of(long seed, Duration load, List<String> parts) {
        return of(seed, load, (int) Math.max(1, load.dividedBy(APART) - 1), PAUSE, parts);
    }

    static FaultPlan of(long seed, Duration load, int faults, Duration pause, List<String> parts) {
        var random = new Random(seed);
        var order = new ArrayList<Fault>();
        while (order.size() < faults) {
            order.addAll(round(random, parts));
        }
        var apart = load.dividedBy(faults + 1L);
        var timed = new ArrayList<Fault>();
        for (var fault : order.subList(0, faults)) {
            timed.add(new Fault(apart.multipliedBy(timed.size() + 1L), fault.part(), fault.kind()));
        }
        return new FaultPlan(seed, load, pause, CLIENTS, timed);
    }

    /** First every part is killed or paused, then each gets the other fault. */
    private static List<Fault> round(Random random, List<String> parts) {
        var first = new ArrayList<Fault>();
        for (var part : parts) {
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
