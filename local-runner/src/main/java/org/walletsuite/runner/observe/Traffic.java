package org.walletsuite.runner.observe;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.walletsuite.runner.Progress;
import org.walletsuite.runner.Service;
import org.walletsuite.runner.Suite;
import org.walletsuite.runner.fault.Fault;
import org.walletsuite.runner.fault.FaultPlan;
import org.walletsuite.runner.fault.FaultRun;
import org.walletsuite.runner.fixture.GatewayClient;
import org.walletsuite.runner.fixture.PartnerFixture;
import org.walletsuite.runner.fixture.SamplePartners;
import org.walletsuite.runner.fixture.SyncPartner;

/**
 * Everything that metrics tell of: the fault test's clients use all products while services are killed, and besides them
 * come webhooks that are accepted and that are not, another system's calls, requests beyond a rate limit, and refusals of
 * every service.
 */
public final class Traffic {

    /** So that a limit of one is reached within seconds, and all others never. */
    public static final int RATE_LIMIT_SCALE = 200;

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private static final Duration CODES_LAST = Duration.ofHours(1);
    private static final Duration PAUSE = Duration.ofSeconds(4);
    private static final int CLIENTS = 6;
    private static final int BURST = 10;

    /** More than the limit and what is added to it meanwhile. */
    private static final int BEYOND_THE_LIMIT = 20 * RATE_LIMIT_SCALE;

    private static final int TOO_MANY = 429;
    private static final String NOWHERE = "http://127.0.0.1:9/";

    private final Suite suite;
    private final URI gateway;
    private final GatewayClient limited;
    private final List<GatewayClient> partners = new ArrayList<>();
    private final String theirUser;
    private final AtomicBoolean goesOn = new AtomicBoolean(true);
    private int round;

    private Traffic(Suite suite, Path home, URI webhooks, SyncPartner other) {
        this.suite = suite;
        var theirs = other.users().add("observed@example.com", null);
        theirUser = "{\"user_id\":\"%s\",\"email\":\"%s\"}".formatted(theirs.id(), theirs.email());
        gateway = URI.create(suite.gatewayUrl());
        var admin = new GatewayClient(gateway, null).logIn("admin@example.com");
        limited = PartnerFixture.create(admin, PartnerFixture.UAT, PartnerFixture.DIRECT_PAYMENT, 1)
                .client();
        var sample = SamplePartners.at(gateway, home).getFirst();
        SamplePartners.sendWebhooks(gateway, home, webhooks);
        partners.add(PartnerFixture.of(admin, sample).client());
        var unreachable = PartnerFixture.create(admin, PartnerFixture.UAT, PartnerFixture.DIRECT_PAYMENT);
        admin.send(
                        "PUT",
                        "/api/v1/admin/partners/" + unreachable.id,
                        "application/json",
                        "{\"environment\": \"uat\", \"webhook_url\": \"%s\"}"
                                .formatted(NOWHERE)
                                .getBytes(StandardCharsets.UTF_8))
                .data(200);
        partners.add(unreachable.client());
    }

    /** Runs for this long, and returns what the fault test found besides. */
    public static List<String> run(
            Suite suite, Path home, URI webhooks, SyncPartner partner, Duration load, Progress progress)
            throws InterruptedException {
        var traffic = new Traffic(suite, home, webhooks, partner);
        var besides = Thread.ofVirtual().start(traffic::goOn);
        try {
            var report = FaultRun.run(suite, partner, plan(load), CODES_LAST, progress);
            return report.isClean() ? List.of() : report.lines();
        } finally {
            traffic.goesOn.set(false);
            besides.join();
        }
    }

    /** Payments fail while these are gone. */
    private static FaultPlan plan(Duration load) {
        return new FaultPlan(
                1,
                load,
                PAUSE,
                CLIENTS,
                List.of(
                        new Fault(load.dividedBy(5), Service.LEDGER.module(), Fault.Kind.KILL),
                        new Fault(load.dividedBy(2), Service.PAYMENT.module(), Fault.Kind.KILL)));
    }

    private void goOn() {
        attempt(this::reachALimit);
        while (goesOn.get()) {
            round++;
            attempt(this::issueVouchers);
            attempt(this::callAsTheOtherSystem);
            attempt(this::exceedALimit);
            for (var service : Service.values()) {
                attempt(() -> send(
                        HttpRequest.newBuilder(URI.create(suite.part(service).url() + "/no-such-path"))));
            }
        }
    }

    /** A service may just be gone. */
    private static void attempt(Runnable part) {
        try {
            part.run();
        } catch (IllegalStateException e) {
            return;
        }
    }

    private void issueVouchers() {
        for (var partner : partners) {
            partner.post(
                    "/api/v1/partner/vouchers/issue",
                    PartnerFixture.issue("observed-" + round, "50.00", "27825550" + (100 + round % 100)));
        }
    }

    private void callAsTheOtherSystem() {
        send(HttpRequest.newBuilder(gateway.resolve("/api/sync/users?count=5"))
                .header("X-API-Key", SyncPartner.OWN_KEY));
        send(HttpRequest.newBuilder(gateway.resolve("/api/webhook/user-registered"))
                .header("X-API-Key", SyncPartner.OWN_KEY)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(theirUser)));
        send(HttpRequest.newBuilder(gateway.resolve("/api/sync/users?count=5")).header("X-API-Key", "none of ours"));
    }

    private void reachALimit() {
        for (var call = 0; call < BEYOND_THE_LIMIT && goesOn.get(); call++) {
            if (limited.get("/api/v1/partner/vouchers/partner/none").status() == TOO_MANY) {
                return;
            }
        }
    }

    private void exceedALimit() {
        for (var call = 0; call < BURST; call++) {
            limited.get("/api/v1/partner/vouchers/partner/none");
        }
    }

    private static void send(HttpRequest.Builder request) {
        try {
            HTTP.send(request.timeout(Duration.ofSeconds(10)).build(), BodyHandlers.discarding());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
