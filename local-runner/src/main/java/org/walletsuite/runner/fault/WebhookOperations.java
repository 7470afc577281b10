package org.walletsuite.runner.fault;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.walletsuite.runner.fixture.GatewayClient;
import org.walletsuite.runner.fixture.PartnerFixture;
import org.walletsuite.runner.fixture.WebhookEndpoint;
import org.walletsuite.runner.fixture.WebhookEndpoints;

/**
 * Partners' webhooks while parts fail: one partner has a healthy endpoint for what clients do with its vouchers, and another
 * one issues vouchers all the time to have its endpoint fail at every third.
 */
final class WebhookOperations implements AutoCloseable {

    private static final int FAILING = 3;
    private static final Duration BETWEEN_ISSUES = Duration.ofMillis(400);

    private final WebhookEndpoints receiver = WebhookEndpoints.start();
    private final WebhookEndpoint healthy;
    private final WebhookEndpoint failing;
    private final GatewayClient caller;
    private final RetryingClient retryingClient;
    private final Discrepancies discrepancies;
    private final Instant began;
    private final AtomicInteger issued = new AtomicInteger();

    WebhookOperations(
            PartnerFixture partner, RetryingClient retryingClient, Discrepancies discrepancies, Instant began) {
        this.healthy = receiver.healthy(partner);
        this.failing = receiver.failing(
                PartnerFixture.create(partner.admin, PartnerFixture.PRODUCTION, PartnerFixture.DIRECT_PAYMENT),
                FAILING);
        this.caller = failing.partner().client();
        this.retryingClient = retryingClient;
        this.discrepancies = discrepancies;
        this.began = began;
        healthy.open();
        failing.open();
    }

    WebhookEndpoint healthy() {
        return healthy;
    }

    WebhookEndpoint failing() {
        return failing;
    }

    /** How many vouchers the partner with the failing endpoint has. */
    int issued() {
        return issued.get();
    }

    void run(BooleanSupplier goesOn) {
        while (goesOn.getAsBoolean()) {
            RetryingClient.sleep(BETWEEN_ISSUES);
            var reference = UUID.randomUUID().toString();
            var request = PartnerFixture.issue(reference, "5.00", "27825579999");
            var what = "the issue of " + reference;
            retryingClient
                    .untilAnswered(what, () -> caller.post("/api/v1/partner/vouchers/issue", request, reference))
                    .ifPresent(answer -> {
                        if (answer.status() == 200 || answer.status() == 201) {
                            issued.incrementAndGet();
                        } else {
                            discrepancies.add(what + " was answered " + answer.status() + " " + answer.body());
                        }
                    });
        }
    }

    /** Has the failing endpoint get what it was not given within the schedule, as its partner should. */
    void recover() {
        var what = "the recovery of webhooks";
        retryingClient
                .untilAnswered(what, () -> failing.recover(caller, began))
                .filter(answer -> answer.status() != 200)
                .ifPresent(
                        answer -> discrepancies.add(what + " was answered " + answer.status() + " " + answer.body()));
    }

    @Override
    public void close() {
        receiver.close();
    }
}
