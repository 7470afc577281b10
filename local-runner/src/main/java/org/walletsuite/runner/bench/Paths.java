package org.walletsuite.runner.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
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
        var random = reference("SQL function, random accounts", function.measure(false, time));
        rounds.reference(random);
        compare(rounds, Target.LEDGER_API_RANDOM, writer.measure(false, time), random);
        var hot = reference("SQL function, one hot account", function.measure(true, time));
        compare(rounds, Target.LEDGER_API_HOT, writer.measure(true, time), hot);
        compare(rounds, Target.LEDGER_HTTP, saturate(ledger.address(), ledger, time), random);
        var full = saturate(payments.address(), payments, time);
        compare(rounds, Target.PAYMENT_PATH, full, random);
        rounds.light(light(full.perSecond() * LIGHT_SHARE, time));
    }

    /** The largest backlog of events that a measurement left, and how long it took to tell them. */
    Drained largestBacklog() {
        return largest;
    }

    private Measured reference(String title, Measured measured) {
        say.accept("  %-36s %8.0f /s".formatted(title, measured.perSecond()));
        return measured;
    }

    private void compare(Rounds rounds, Target target, Measured measured, Measured reference)
            throws SQLException, InterruptedException, ExecutionException {
        rounds.add(target, measured, reference);
        var drained = backlog.drain();
        largest = largest.atLeast(drained);
        say.accept(String.format(
                Locale.ROOT,
                "  %-36s %8.0f /s  ratio %5.2f  %d events told %.1f s later",
                target.title(),
                measured.perSecond(),
                measured.perSecond() / reference.perSecond(),
                drained.events(),
                drained.time().toMillis() / 1e3));
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
