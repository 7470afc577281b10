package org.walletsuite.runner.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.walletsuite.runner.Suite;
import org.walletsuite.runner.fixture.FestivalFixture;
import org.walletsuite.runner.fixture.GatewayClient;
import org.walletsuite.runner.fixture.MultipartForm;
import org.walletsuite.runner.fixture.PartnerFixture;
import org.walletsuite.runner.fixture.SamplePartners;

/**
 * What one payment, one gift-card order, one partner's voucher and its webhook cost, from the request to the last consumer.
 */
public final class Capacity {

    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final int PAYMENTS_PER_SECOND = 100;

    /** Payments at full speed are measured for a second for each so many requests. */
    private static final int AT_FULL_SPEED = 400;

    private static final int PACED_CONNECTIONS = 10;
    private static final int BUSY_CONNECTIONS = 64;
    private static final int USERS = 20;
    private static final int CLIENTS = 4;

    /** The first requests are compiled for, and fill caches. */
    private static final int WARM_UP = 4;

    private final Suite suite;
    private final Path home;
    private final URI webhooks;
    private final int requests;
    private final Consumer<String> say;

    /**
     * @param home the suite's own directory
     * @param webhooks where the sample partners' webhooks are received
     * @param requests how many of each kind are measured
     */
    public Capacity(Suite suite, Path home, URI webhooks, int requests, Consumer<String> say) {
        this.suite = suite;
        this.home = home;
        this.webhooks = webhooks;
        this.requests = requests;
        this.say = say;
    }

    /** Sends about so many requests of a kind, and says how many it were. */
    private interface Load {

        long send(int count) throws IOException, InterruptedException, ExecutionException;
    }

    public CapacityReport measure() throws IOException, InterruptedException, ExecutionException, SQLException {
        var gateway = URI.create(suite.gatewayUrl());
        var keys = new IdempotencyKeys(Clock.systemUTC().millis());
        say.accept("opens wallets");
        var loads = new LinkedHashMap<String, Load>();
        var payments = PaymentPath.open(gateway, keys);
        loads.put(CapacityReport.PAYMENT, count -> pay(payments, count));
        loads.put(CapacityReport.BUSY_PAYMENT, count -> payAtFullSpeed(payments, count));
        loads.put("gift-card order", orders(gateway));
        var admin = new GatewayClient(gateway, null).logIn("admin@example.com");
        var silent = PartnerFixture.create(admin, PartnerFixture.UAT, PartnerFixture.DIRECT_PAYMENT);
        loads.put("partner's voucher", vouchers(silent));
        var sample = PartnerFixture.of(admin, SamplePartners.at(gateway, home).getFirst());
        SamplePartners.sendWebhooks(gateway, home, webhooks);
        loads.put("the same with webhook", vouchers(sample));
        var costs = new LinkedHashMap<String, CapacityReport.Cost>();
        try (var backlog = new Backlog(suite)) {
            for (var load : loads.values()) {
                load.send(requests / WARM_UP);
            }
            settle(backlog);
            say.accept("measures the idle suite for " + IDLE.toSeconds() + " s");
            var idle = measured(() -> LockSupport.parkNanos(IDLE.toNanos()));
            for (var load : loads.entrySet()) {
                say.accept("measures: " + load.getKey());
                var begun = System.nanoTime();
                var sent = new long[2];
                var used = measured(() -> {
                    sent[0] = load.getValue().send(requests);
                    sent[1] = System.nanoTime() - begun;
                    settle(backlog);
                });
                costs.put(
                        load.getKey(), CapacityReport.Cost.of(used.without(idle), sent[0], Duration.ofNanos(sent[1])));
            }
        }
        return new CapacityReport(costs, suite.verifyBooks());
    }

    private interface Step {

        void run() throws IOException, InterruptedException, ExecutionException, SQLException;
    }

    private Consumption measured(Step step) throws IOException, InterruptedException, ExecutionException, SQLException {
        var before = Consumption.of(suite, home.resolve("kafka"));
        step.run();
        return Consumption.of(suite, home.resolve("kafka")).since(before);
    }

    /** Until everything is consumed, and the deliveries that were queued then have been sent. */
    private static void settle(Backlog backlog) throws SQLException, InterruptedException, ExecutionException {
        backlog.drain();
        LockSupport.parkNanos(Duration.ofSeconds(5).toNanos());
    }

    private static long pay(PaymentPath payments, int count) throws IOException {
        try (var load = new HttpLoad(payments.address(), PACED_CONNECTIONS, payments)) {
            return load.pace(PAYMENTS_PER_SECOND, Duration.ofMillis(count * 1_000L / PAYMENTS_PER_SECOND))
                    .count();
        }
    }

    private static long payAtFullSpeed(PaymentPath payments, int count) throws IOException {
        try (var load = new HttpLoad(payments.address(), BUSY_CONNECTIONS, payments)) {
            return load.saturate(Duration.ofSeconds(Math.max(1, count / AT_FULL_SPEED)))
                    .count();
        }
    }

    private static Load orders(URI gateway) {
        var fixture = new FestivalFixture(gateway);
        var card = fixture.giftCard("1");
        var clients = BenchmarkUser.signUp(gateway, USERS).stream()
                .map(user -> fixture.anonymous.as(user.token()))
                .toList();
        return count -> spread(count, number -> {
            var form = MultipartForm.eCode(card, "10.00", UUID.randomUUID().toString());
            return clients.get(number % clients.size()).postForm("/order/create/", form);
        });
    }

    private static Load vouchers(PartnerFixture partner) {
        var client = partner.client();
        return count -> spread(
                count,
                number -> client.post(
                        "/api/v1/partner/vouchers/issue",
                        PartnerFixture.issue(
                                UUID.randomUUID().toString(), "10.00", "2782557" + (1_000 + number % 500))));
    }

    /** Over a few clients, one request after the other from each. */
    private static long spread(int count, IntFunction<GatewayClient.Answer> request)
            throws InterruptedException, ExecutionException {
        var next = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(CLIENTS)) {
            var running = IntStream.range(0, CLIENTS)
                    .mapToObj(_ -> threads.submit((Callable<Boolean>) () -> {
                        for (var number = next.getAndIncrement(); number < count; number = next.getAndIncrement()) {
                            var answer = request.apply(number);
                            if (answer.status() != 201) {
                                throw new IllegalStateException("Refused: " + answer.body());
                            }
                        }
                        return true;
                    }))
                    .toList();
            for (var one : running) {
                one.get();
            }
        }
        return count;
    }
}
