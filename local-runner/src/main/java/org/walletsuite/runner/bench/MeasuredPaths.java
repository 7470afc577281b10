package org.walletsuite.runner.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.walletsuite.runner.bench.Backlog.Drained;

/**
 * The measured paths, one at a time: each waits until all events of the one before are consumed.
 */
final class MeasuredPaths {

    /** Enough for large batches in the ledger; the SQL function also has its best number of callers. */
    private static final int CONNECTIONS = 128;

    /** Vouchers are kept in a database with ten connections, for which more callers than these only wait. */
    private static final int VOUCHER_CONNECTIONS = 16;

    /** A path is warmed up for so long at a time, until that gains nothing more. */
    private static final Duration WARM_UP = Duration.ofSeconds(8);

    /** On two busy cores the compilers need up to a minute of full load for a path, and longer for one of several services. */
    private static final int MOST_WARM_UPS = 10;

    /** A warm-up is in vain that is no faster than the best one by this factor. */
    private static final double GAIN = 1.03;

    /** So many warm-ups in vain are the last ones. */
    private static final int IN_VAIN = 2;

    /** The fraction of full load for the measurement at light load. */
    private static final double LIGHT_SHARE = 0.1;

    /** Events a second that notifications must keep up with. */
    private static final int PACE = 1_000;

    /** Top-ups or vouchers a second that leave the machine idle between them. */
    private static final int LIGHT_PACE = 20;

    private final SqlFunction function;
    private final WriterLoad writer;
    private final LedgerHttp ledger;
    private final PaymentPath payments;
    private final MainWalletPath mainWallets;
    private final VoucherPath vouchers;
    private final WebhookPath webhooks;
    private final NotificationPath notifications;
    private final Inboxes inboxes;
    private final Backlog backlog;
    private final Consumer<String> say;
    private Drained largest = new Drained(0, Duration.ZERO);

    MeasuredPaths(
            SqlFunction function,
            WriterLoad writer,
            LedgerHttp ledger,
            PaymentPath payments,
            MainWalletPath mainWallets,
            VoucherPath vouchers,
            WebhookPath webhooks,
            NotificationPath notifications,
            Inboxes inboxes,
            Backlog backlog,
            Consumer<String> say) {
        this.function = function;
        this.writer = writer;
        this.ledger = ledger;
        this.payments = payments;
        this.mainWallets = mainWallets;
        this.vouchers = vouchers;
        this.webhooks = webhooks;
        this.notifications = notifications;
        this.inboxes = inboxes;
        this.backlog = backlog;
        this.say = say;
    }

    /**
     * Warms up the virtual machines, also at light load, because single commands take other code paths than batches.
     */
    void warmUp() throws Exception {
        function.measure(false, WARM_UP.dividedBy(2));
        warmUp(Target.LEDGER_API_RANDOM);
        backlog.drain();
        warmUp(Target.LEDGER_HTTP);
        light(Target.PAYMENT_PATH, warmUp(Target.PAYMENT_PATH), WARM_UP.multipliedBy(3));
        backlog.drain();
        full(Target.WALLET_READ, WARM_UP);
        warmUp(Target.MAIN_TOPUP);
        webhooks.beginBacklog();
        warmUp(Target.VOUCHER_ISSUE);
        backlog.drain();
        full(Target.WEBHOOK_DELIVERIES, WARM_UP);
        warmUp(Target.VOUCHER_REDEEM);
        backlog.drain();
        notifications.atOnce();
    }

    /** The last one is at the speed that the path has from then on. */
    private Measurement warmUp(Target target) throws Exception {
        var last = full(target, WARM_UP);
        var best = last.perSecond();
        var inVain = 0;
        for (var number = 1; number < MOST_WARM_UPS && inVain < IN_VAIN; number++) {
            last = full(target, WARM_UP);
            inVain = last.perSecond() > best * GAIN ? 0 : inVain + 1;
            best = Math.max(best, last.perSecond());
        }
        return last;
    }

    void measure(Rounds rounds, Duration time) throws Exception {
        compare(rounds, Target.LEDGER_API_RANDOM, time);
        compare(rounds, Target.LEDGER_API_HOT, time);
        compare(rounds, Target.LEDGER_HTTP, time);
        alsoLight(rounds, Target.PAYMENT_PATH, Solo.PAYMENT_LIGHT, time);
        compare(rounds, Target.WALLET_READ, time);
        compare(rounds, Target.MAIN_TOPUP, time);
        webhooks.beginBacklog();
        alsoLight(rounds, Target.VOUCHER_ISSUE, Solo.VOUCHER_ISSUE_LIGHT, time);
        backlog.drain();
        compare(rounds, Target.WEBHOOK_DELIVERIES, time);
        solo(rounds, Solo.WEBHOOK_LIGHT, webhookLight(time));
        alsoLight(rounds, Target.VOUCHER_REDEEM, Solo.VOUCHER_REDEEM_LIGHT, time);
        backlog.drain();
        solo(rounds, Solo.NOTIFICATIONS, notifications.atOnce());
        solo(rounds, Solo.NOTIFICATIONS_PACED, notifications.paced(PACE, time));
        backlog.drain();
        solo(rounds, Solo.INBOX_LIGHT, inboxLight(time));
    }

    private void alsoLight(Rounds rounds, Target target, Solo light, Duration time) throws Exception {
        solo(rounds, light, light(target, compare(rounds, target, time), time));
    }

    private void solo(Rounds rounds, Solo solo, Measurement measured) {
        rounds.add(solo, measured);
        say.accept(String.format(
                Locale.ROOT,
                "  %-36s %8.0f /s  p50 %.2f ms, p99 %.2f ms",
                solo.title(),
                measured.perSecond(),
                BenchmarkReport.millis(measured.p50()),
                BenchmarkReport.millis(measured.p99())));
    }

    /** The largest backlog of events after a measurement, and how long it took to consume them. */
    Drained largestBacklog() {
        return largest;
    }

    /** Between two halves of its reference, because a machine's speed varies over time. */
    private Measurement compare(Rounds rounds, Target target, Duration time) throws Exception {
        var before = function.measure(target.hot(), time.dividedBy(2));
        var measured = full(target, time);
        var drained = backlog.drain();
        var after = function.measure(target.hot(), time.dividedBy(2));
        var compared = new Rounds.Compared(measured, before, after);
        rounds.add(target, compared);
        largest = largest.atLeast(drained);
        say.accept(String.format(
                Locale.ROOT,
                "  %-36s %8.0f /s  ratio %5.2f to %.0f before and %.0f after, %d events published %.1f s later",
                target.title(),
                measured.perSecond(),
                compared.ratio(),
                before.perSecond(),
                after.perSecond(),
                drained.events(),
                drained.time().toMillis() / 1e3));
        return measured;
    }

    private Measurement full(Target target, Duration time) throws IOException {
        return switch (target) {
            case LEDGER_API_RANDOM, LEDGER_API_HOT -> writer.measure(target.hot(), time);
            case WEBHOOK_DELIVERIES -> webhooks.backlog(); // Takes the time that it takes.
            case LEDGER_HTTP, PAYMENT_PATH, WALLET_READ, MAIN_TOPUP, VOUCHER_ISSUE, VOUCHER_REDEEM -> {
                try (var load = load(target)) {
                    yield load.saturate(time);
                }
            }
        };
    }

    /** At a rate far below the machine's limit. */
    private Measurement light(Target target, Measurement full, Duration time) throws IOException {
        try (var load = load(target)) {
            return load.pace(full.perSecond() * LIGHT_SHARE, time);
        }
    }

    private HttpLoad load(Target target) throws IOException {
        return switch (target) {
            case LEDGER_HTTP -> new HttpLoad(ledger.address(), CONNECTIONS, ledger);
            case PAYMENT_PATH -> new HttpLoad(payments.address(), CONNECTIONS, payments);
            case WALLET_READ -> new HttpLoad(mainWallets.address(), CONNECTIONS, mainWallets::read);
            case MAIN_TOPUP -> new HttpLoad(mainWallets.address(), CONNECTIONS, mainWallets::topUp);
            case VOUCHER_ISSUE -> new HttpLoad(vouchers.address(), VOUCHER_CONNECTIONS, vouchers::issue);
            case VOUCHER_REDEEM -> new HttpLoad(vouchers.address(), VOUCHER_CONNECTIONS, vouchers::redeem);
            case LEDGER_API_RANDOM, LEDGER_API_HOT, WEBHOOK_DELIVERIES ->
                throw new IllegalArgumentException(target + " is not measured over HTTP");
        };
    }

    private Measurement webhookLight(Duration time) throws IOException, SQLException {
        try (var load = load(Target.VOUCHER_ISSUE)) {
            return webhooks.light(load, LIGHT_PACE, time);
        }
    }

    /** Top-ups of main wallets, from the ledger's time of each to its notification. */
    private Measurement inboxLight(Duration time) throws IOException, SQLException {
        try (var arriving = inboxes.watch("wallet_top_up");
                var load = load(Target.MAIN_TOPUP)) {
            var topUps = CompletableFuture.supplyAsync(() -> pace(load, LIGHT_PACE, time));
            return arriving.await(() -> topUps.isDone() ? topUps.join() : Long.MAX_VALUE);
        }
    }

    private static long pace(HttpLoad load, double perSecond, Duration time) {
        try {
            return load.pace(perSecond, time).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
