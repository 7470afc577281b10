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
import org.walletsuite.runner.fixture.FestivalFixture;
import org.walletsuite.runner.fixture.SyncPartner;

/**
 * One fault test: a festival of its own, clients under load, the planned faults, and the comparison once the suite is
 * idle again.
 */
public final class FaultRun {

    /** The schedule of webhooks that fits a run, which need not wait for half an hour; a setting of partner-sync-service. */
    public static final String WEBHOOK_RETRIES = "2s,5s,10s";

    private static final int GUESTS = 8;
    private static final int STANDS = 2;
    private static final long FIRST_TOP_UP = 5_000;

    /** Work that a paused process had begun for a disconnected client must be finished before the comparison. */
    private static final Duration QUIET = Duration.ofSeconds(3);

    private final Suite suite;
    private final FaultPlan plan;
    private final Progress progress;
    private final Discrepancies discrepancies = new Discrepancies();
    private final Timeline timeline = new Timeline();
    private final FestivalFixture fixture;
    private final SuiteModel model;
    private final RetryingClient retryingClient;
    private final OrderProcessor processor;
    private final SideOperations sideOperations;
    private final VoucherOperations vouchers;
    private final WebhookOperations webhooks;
    private final SyncOperations sync;
    private final OrderFactory orders;
    private final ReviewOrders reviewOrders;
    private final AtomicBoolean goesOn = new AtomicBoolean(true);

    private FaultRun(Suite suite, SyncPartner partner, FaultPlan plan, Duration codesLast, Progress progress) {
        this.suite = suite;
        this.plan = plan;
        this.progress = progress;
        fixture = new FestivalFixture(URI.create(suite.gatewayUrl()));
        var stands = List.of(fixture.bar, fixture.stand("Food Court"));
        var walletModels = new ArrayList<WalletModel>();
        var users = new ArrayList<UserModel>();
        for (var guest = 0; guest < GUESTS; guest++) {
            var owner = fixture.newcomer();
            walletModels.add(new WalletModel(fixture.walletOf(owner, 0), owner));
            users.add(UserModel.of(owner));
        }
        model = new SuiteModel(discrepancies, walletModels, users, codesLast);
        retryingClient = new RetryingClient(discrepancies, timeline);
        processor = new OrderProcessor(
                model, new OrderSubmitter(retryingClient, fixture.staff, discrepancies), discrepancies, timeline);
        sideOperations = new SideOperations(fixture, retryingClient, discrepancies);
        vouchers = new VoucherOperations(
                fixture.admin, walletModels.stream().map(WalletModel::owner).toList(), retryingClient, discrepancies);
        var clock = Clock.systemUTC();
        webhooks = new WebhookOperations(vouchers.partner(), retryingClient, discrepancies, clock.instant());
        sync = new SyncOperations(
                partner,
                URI.create(suite.gatewayUrl()),
                fixture.admin,
                retryingClient,
                discrepancies,
                "midan-" + fixture.festival,
                plan.seed());
        reviewOrders = ReviewOrders.at(fixture);
        orders = new OrderFactory(fixture, walletModels, stands, clock);
    }

    /** Runs the plan against a suite without other load, which knows this partner and whose QR codes have this lifetime. */
    public static FaultReport run(
            Suite suite, SyncPartner partner, FaultPlan plan, Duration codesLast, Progress progress)
            throws InterruptedException {
        progress.note("seed %s: %s clients for %s s, %s faults"
                .formatted(
                        plan.seed(),
                        plan.clients(),
                        plan.load().toSeconds(),
                        plan.faults().size()));
        plan.faults()
                .forEach(fault -> progress.note("%5s s  %s".formatted(fault.at().toSeconds(), fault)));
        var run = new FaultRun(suite, partner, plan, codesLast, progress);
        try (run.webhooks) {
            return run.run();
        }
    }

    private FaultReport run() throws InterruptedException {
        for (var guest = 0; guest < GUESTS; guest++) {
            processor.settle(List.of(orders.topUp(
                    key("start-" + guest), model.walletModels().get(guest), FIRST_TOP_UP, Order.Kind.CASH_IN)));
            var user = model.users().get(guest);
            processor.settle(List.of(orders.mainTopUp(key("start-main-" + guest), user, FIRST_TOP_UP)));
            processor.settle(List.of(reviewOrders.giftCard(key("start-card-" + guest), user, FIRST_TOP_UP)));
        }
        for (var card : model.reviews()) {
            processor.settle(List.of(reviewOrders.giftCardDecision(key("start-" + card.number()), card, true)));
        }
        var impacts = underLoad();
        progress.note("the load is over; comparing the clients' answers with the records");
        Thread.sleep(QUIET);
        model.walletModels().forEach(sideOperations::unfreeze);
        processor.settleTheRest();
        vouchers.settleTheRest();
        new ConsistencyCheck(suite, fixture, model, retryingClient, discrepancies).compare(sideOperations);
        new VoucherCheck(suite, vouchers, retryingClient, discrepancies).compare();
        new WebhookCheck(suite, webhooks, vouchers, discrepancies).compare();
        new SyncCheck(suite, sync, retryingClient, discrepancies).compare();
        progress.note("%s webhooks arrived in %s tries, at an endpoint that fails %s in %s; %s users are in step"
                .formatted(
                        webhooks.healthy().acceptedCount(),
                        webhooks.healthy().tries(),
                        webhooks.failing().acceptedCount(),
                        webhooks.failing().tries(),
                        sync.partner().users().all().size()));
        return new FaultReport(
                plan.seed(),
                plan.load(),
                model.orders().size() + vouchers.done() + webhooks.issued(),
                timeline.unanswered(),
                impacts,
                discrepancies.list());
    }

    private List<FaultImpact> underLoad() throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var clients = new ArrayList<Future<?>>();
            for (var number = 0; number < plan.clients(); number++) {
                clients.add(threads.submit(client(number)));
            }
            clients.add(threads.submit(() -> webhooks.run(goesOn::get)));
            clients.add(threads.submit(() -> sync.run(goesOn::get)));
            try {
                return new FaultInjector(suite, plan, timeline, discrepancies, progress).run();
            } finally {
                goesOn.set(false);
                for (var client : clients) {
                    await(client);
                }
            }
        }
    }

    private SimulatedClient client(int number) {
        return new SimulatedClient(
                key("client-" + number),
                new OperationGenerator(plan.seed(), number, GUESTS, STANDS),
                orders,
                reviewOrders,
                processor,
                sideOperations,
                vouchers,
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
            discrepancies.add("a client of the fault test itself failed: " + e.getCause());
        }
    }
}
