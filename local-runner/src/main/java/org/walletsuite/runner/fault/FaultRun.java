package org.walletsuite.runner.fault;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.walletsuite.runner.Progress;
import org.walletsuite.runner.Suite;
import org.walletsuite.runner.trial.Fairground;

/** One run: a festival of its own, clients at work, trouble as planned, and the comparison when all is quiet again. */
public final class FaultRun {

    private static final int GUESTS = 8;
    private static final int STANDS = 2;
    private static final long FIRST_TOP_UP = 5_000;

    /** What a paused process had begun for a client that is long gone must be over when the books are compared. */
    private static final Duration QUIET = Duration.ofSeconds(3);

    private final Suite suite;
    private final Plan plan;
    private final Progress progress;
    private final Findings findings = new Findings();
    private final Timeline timeline = new Timeline();
    private final Fairground fair;
    private final Model model;
    private final Courier courier;
    private final Desk desk;
    private final Visits visits;
    private final Orders orders;
    private final AtomicBoolean goesOn = new AtomicBoolean(true);

    private FaultRun(Suite suite, Plan plan, Duration codesLast, Progress progress) {
        this.suite = suite;
        this.plan = plan;
        this.progress = progress;
        fair = new Fairground(URI.create(suite.gatewayUrl()));
        var stands = List.of(fair.bar, fair.stand("Food Court"));
        var purses = new ArrayList<Purse>();
        for (var guest = 0; guest < GUESTS; guest++) {
            var owner = fair.newcomer();
            purses.add(new Purse(fair.walletOf(owner, 0), owner));
        }
        model = new Model(findings, purses, codesLast);
        courier = new Courier(findings, timeline);
        desk = new Desk(model, new Counter(courier, fair.staff, findings), findings, timeline);
        visits = new Visits(fair, courier, findings);
        orders = new Orders(fair, purses, stands, Clock.systemUTC());
    }

    /** Runs the plan against a suite that nobody else puts to the test meanwhile, and whose QR codes last this long. */
    public static Report run(Suite suite, Plan plan, Duration codesLast, Progress progress)
            throws InterruptedException {
        progress.note("seed %s: %s clients for %s s, %s faults"
                .formatted(
                        plan.seed(),
                        plan.clients(),
                        plan.load().toSeconds(),
                        plan.faults().size()));
        plan.faults()
                .forEach(fault -> progress.note("%5s s  %s".formatted(fault.at().toSeconds(), fault)));
        return new FaultRun(suite, plan, codesLast, progress).run();
    }

    private Report run() throws InterruptedException {
        for (var guest = 0; guest < GUESTS; guest++) {
            desk.settle(List.of(
                    orders.topUp(key("start-" + guest), model.purses().get(guest), FIRST_TOP_UP, Order.Kind.CASH_IN)));
        }
        var ordeals = underLoad();
        progress.note("the load is over; comparing what was told with what is on record");
        Thread.sleep(QUIET);
        model.purses().forEach(visits::thaw);
        desk.settleTheRest();
        new Aftermath(suite, fair, model, courier, findings).compare(visits);
        return new Report(
                plan.seed(), plan.load(), model.orders().size(), timeline.unanswered(), ordeals, findings.list());
    }

    private List<Ordeal> underLoad() throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var clients = new ArrayList<Future<?>>();
            for (var number = 0; number < plan.clients(); number++) {
                clients.add(threads.submit(client(number)));
            }
            try {
                return new Trouble(suite, plan, timeline, findings, progress).make();
            } finally {
                goesOn.set(false);
                for (var client : clients) {
                    await(client);
                }
            }
        }
    }

    private Client client(int number) {
        return new Client(
                key("client-" + number),
                new Wishes(plan.seed(), number, GUESTS, STANDS),
                orders,
                desk,
                visits,
                model,
                goesOn::get);
    }

    private String key(String name) {
        return "seed-" + plan.seed() + "-" + name;
    }

    private void await(Future<?> client) throws InterruptedException {
        try {
            client.get();
        } catch (ExecutionException e) {
            findings.add("a client of the trial itself failed: " + e.getCause());
        }
    }
}
