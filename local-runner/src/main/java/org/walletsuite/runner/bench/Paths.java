package org.walletsuite.runner.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.walletsuite.runner.bench.Backlog.Drained;

/** The ways by which money moves, each measured alone: the next one waits until all events of the last are told. */
final class Paths {

    /** Enough for large batches in the ledger; the SQL function, too, has the number of callers that suits it best. */
    private static final int CONNECTIONS = 128;

    /** On two busy cores the compilers need most of a minute of full load for each path until what is hot is compiled. */
    private static final Duration WARM_UP = Duration.ofSeconds(50);

    /** Of its full load, what a path is under most of the time. */
    private static final double LIGHT_SHARE = 0.1;

    private final SqlFunction function;
    private final WriterLoad writer;
    private final LedgerHttp ledger;
    private final PaymentPath payments;
    private final Backlog backlog;
    private final Consumer<String> say;
    private Drained largest = new Drained(0, Duration.ZERO);

    Paths(
            SqlFunction function,
            WriterLoad writer,
            LedgerHttp ledger,
            PaymentPath payments,
            Backlog backlog,
            Consumer<String> say) {
        this.function = function;
        this.writer = writer;
        this.ledger = ledger;
        this.payments = payments;
        this.backlog = backlog;
        this.say = say;
    }

    /** Lets the virtual machines compile what is hot; what comes alone goes other ways than what comes in batches. */
    void warmUp() throws Exception {
        function.measure(false, WARM_UP.dividedBy(10));
        full(Target.LEDGER_API_RANDOM, WARM_UP);
        backlog.drain();
        full(Target.LEDGER_HTTP, WARM_UP);
        light(full(Target.PAYMENT_PATH, WARM_UP.multipliedBy(2)), WARM_UP);
        backlog.drain();
    }

    void measure(Rounds rounds, Duration time) throws Exception {
        compare(rounds, Target.LEDGER_API_RANDOM, time);
        compare(rounds, Target.LEDGER_API_HOT, time);
        compare(rounds, Target.LEDGER_HTTP, time);
        var light = light(compare(rounds, Target.PAYMENT_PATH, time), time);
        rounds.light(light);
        say.accept(String.format(
                Locale.ROOT,
                "  %-36s %8.0f /s  p50 %.2f ms, p99 %.2f ms",
                Figures.LIGHT,
                light.perSecond(),
                Figures.millis(light.p50()),
                Figures.millis(light.p99())));
    }

    /** The largest backlog of events that a measurement left, and how long it took to tell them. */
    Drained largestBacklog() {
        return largest;
    }

    /** Between two halves of its reference: machines are faster one moment and slower the next. */
    private Measured compare(Rounds rounds, Target target, Duration time) throws Exception {
        var before = function.measure(target.hot(), time.dividedBy(2));
        var measured = full(target, time);
        var drained = backlog.drain();
        var after = function.measure(target.hot(), time.dividedBy(2));
        var compared = new Rounds.Compared(measured, before, after);
        rounds.add(target, compared);
        largest = largest.atLeast(drained);
        say.accept(String.format(
                Locale.ROOT,
                "  %-36s %8.0f /s  ratio %5.2f to %.0f before and %.0f after, %d events told %.1f s later",
                target.title(),
                measured.perSecond(),
                compared.ratio(),
                before.perSecond(),
                after.perSecond(),
                drained.events(),
                drained.time().toMillis() / 1e3));
        return measured;
    }

    private Measured full(Target target, Duration time) throws IOException {
        return switch (target) {
            case LEDGER_API_RANDOM, LEDGER_API_HOT -> writer.measure(target.hot(), time);
            case LEDGER_HTTP -> saturate(ledger.address(), ledger, time);
            case PAYMENT_PATH -> saturate(payments.address(), payments, time);
        };
    }

    /** Payments at a rate that leaves the machine room to breathe. */
    private Measured light(Measured full, Duration time) throws IOException {
        try (var load = new HttpLoad(payments.address(), CONNECTIONS, payments)) {
            return load.pace(full.perSecond() * LIGHT_SHARE, time);
        }
    }

    private static Measured saturate(InetSocketAddress address, Supplier<byte[]> requests, Duration time)
            throws IOException {
        try (var load = new HttpLoad(address, CONNECTIONS, requests)) {
            return load.saturate(time);
        }
    }
}
