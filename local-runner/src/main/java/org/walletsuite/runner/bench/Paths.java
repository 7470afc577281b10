package org.walletsuite.runner.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
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

    /** Lets the virtual machines compile what is hot. */
    void warmUp() throws Exception {
        function.measure(false, WARM_UP.dividedBy(10));
        writer.measure(false, WARM_UP);
        backlog.drain();
        saturate(ledger.address(), ledger, WARM_UP);
        saturate(payments.address(), payments, WARM_UP.multipliedBy(2));
        backlog.drain();
    }

    void measure(Rounds rounds, Duration time) throws Exception {
        compare(rounds, Target.LEDGER_API_RANDOM, time, () -> writer.measure(false, time));
        compare(rounds, Target.LEDGER_API_HOT, time, () -> writer.measure(true, time));
        compare(rounds, Target.LEDGER_HTTP, time, () -> saturate(ledger.address(), ledger, time));
        var full = compare(rounds, Target.PAYMENT_PATH, time, () -> saturate(payments.address(), payments, time));
        rounds.light(light(full.perSecond() * LIGHT_SHARE, time));
    }

    /** The largest backlog of events that a measurement left, and how long it took to tell them. */
    Drained largestBacklog() {
        return largest;
    }

    /** Between two halves of its reference: machines are faster one moment and slower the next. */
    private Measured compare(Rounds rounds, Target target, Duration time, Callable<Measured> path) throws Exception {
        var before = function.measure(target.hot(), time.dividedBy(2));
        var measured = path.call();
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

    /** Payments at a rate that leaves the machine room to breathe. */
    private Measured light(double perSecond, Duration time) throws IOException {
        try (var load = new HttpLoad(payments.address(), CONNECTIONS, payments)) {
            var measured = load.pace(perSecond, time);
            say.accept(String.format(
                    Locale.ROOT,
                    "  %-36s %8.0f /s  p50 %.2f ms, p99 %.2f ms",
                    Figures.LIGHT,
                    measured.perSecond(),
                    Figures.millis(measured.p50()),
                    Figures.millis(measured.p99())));
            return measured;
        }
    }

    private static Measured saturate(InetSocketAddress address, Supplier<byte[]> requests, Duration time)
            throws IOException {
        try (var load = new HttpLoad(address, CONNECTIONS, requests)) {
            return load.saturate(time);
        }
    }
}
