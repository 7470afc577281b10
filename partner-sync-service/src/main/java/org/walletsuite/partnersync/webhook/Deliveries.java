package org.walletsuite.partnersync.webhook;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.walletsuite.partnersync.partner.PartnerWebhooks;
import org.walletsuite.partnersync.partner.PartnerWebhooks.Endpoint;
import org.walletsuite.partnersync.webhook.DeliveryRows.Locked;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.workflow.Workflows;

/** What becomes of events on their way to partners, one commit for each step. */
@Service
class Deliveries {

    /** How many events one request recovers; the next one goes on. */
    static final int MOST_RECOVERED = 10_000;

    private final DeliveryRows rows;
    private final PartnerWebhooks endpoints;
    private final EndpointFailures failures;
    private final WebhookBodies bodies;
    private final WebhookSettings settings;
    private final Workflows workflows;
    private final Clock clock;

    Deliveries(
            DeliveryRows rows,
            PartnerWebhooks endpoints,
            EndpointFailures failures,
            WebhookBodies bodies,
            WebhookSettings settings,
            Workflows workflows,
            Clock clock) {
        this.rows = rows;
        this.endpoints = endpoints;
        this.failures = failures;
        this.bodies = bodies;
        this.settings = settings;
        this.workflows = workflows;
        this.clock = clock;
    }

    /** Queues an event in the transaction that takes it; without an endpoint it is kept to be recovered. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(Endpoint endpoint, NewDelivery content) {
        var id = Ids.next();
        endpoint.refusal().ifPresentOrElse(reason -> rows.addSkipped(id, endpoint.id(), content, reason), () -> {
            if (rows.add(id, endpoint.id(), content, Trigger.SCHEDULE, null)) {
                wake();
            }
        });
    }

    /** Queues a sample. */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID addTest(Endpoint endpoint, SampleEvent event) {
        requireUsable(endpoint);
        var id = Ids.next();
        var sample = event.delivery(clock.instant());
        rows.add(id, endpoint.id(), sample, Trigger.TEST, bodies.sealedSample(id, sample));
        wake();
        return id;
    }

    /** Nothing is sent, now or by the schedule. */
    @Transactional
    public void skip(UUID id, String reason) {
        giveUp(id, DeliveryStatus.SKIPPED, reason);
    }

    /** Nothing is sent, because it can't be; an admin may try it again. */
    @Transactional
    public void fail(UUID id, String reason) {
        giveUp(id, DeliveryStatus.FAILED, reason);
    }

    private void giveUp(UUID id, DeliveryStatus status, String reason) {
        rows.lock(id)
                .filter(delivery -> delivery.status() == DeliveryStatus.PENDING)
                .ifPresent(delivery -> {
                    rows.finish(delivery, status, reason);
                    releaseNext(delivery.voucherId());
                });
    }

    /**
     * Records a try and draws its conclusion, unless that is another worker's: the delivery is finished, or was claimed anew
     * since. That the endpoint has it counts all the same.
     */
    @Transactional
    public void record(PendingDelivery tried, Try last) {
        var found = rows.lock(tried.id());
        if (found.isEmpty()) {
            return; // It was too old to be kept.
        }
        var delivery = found.get();
        rows.add(delivery, tried.trigger(), last);
        if (last.outcome() == TryOutcome.ACCEPTED
                || (delivery.status() == DeliveryStatus.PENDING && tried.due().equals(delivery.due()))) {
            conclude(delivery, last);
        }
        if (delivery.isUntried()) {
            releaseNext(delivery.voucherId());
        }
        judge(delivery.environmentId(), last);
    }

    /** Comes last: whoever changes a partner locks nothing of its deliveries. */
    private void judge(UUID environmentId, Try last) {
        switch (last.outcome()) {
            case ACCEPTED -> failures.forget(environmentId);
            case GONE -> {
                failures.forget(environmentId);
                endpoints.disable(environmentId, last.url(), "The endpoint answered 410 Gone");
            }
            case REFUSED, TIMEOUT, UNREACHABLE, BROKEN_OFF, FORBIDDEN ->
                failures.longestSince(environmentId, last).ifPresent(since -> {
                    failures.forget(environmentId);
                    endpoints.disable(
                            environmentId,
                            last.url(),
                            "No try has succeeded since " + since.truncatedTo(ChronoUnit.SECONDS));
                });
        }
    }

    private void conclude(Locked delivery, Try last) {
        switch (last.outcome()) {
            case ACCEPTED -> rows.finish(delivery, DeliveryStatus.DELIVERED, null);
            case GONE -> rows.finish(delivery, DeliveryStatus.FAILED, reason(last));
            case REFUSED, TIMEOUT, UNREACHABLE, BROKEN_OFF, FORBIDDEN -> retryOrFail(delivery, last);
        }
    }

    private void retryOrFail(Locked delivery, Try last) {
        switch (delivery.trigger()) {
            case SCHEDULE, RECOVERY -> {
                var failed = delivery.scheduledTries() + 1;
                if (failed > settings.retries().size()) {
                    rows.finish(delivery, DeliveryStatus.FAILED, reason(last));
                } else {
                    var due = last.endedAt().plus(settings.retries().get(failed - 1));
                    rows.schedule(delivery, delivery.trigger(), failed, due, null);
                }
            }
            case MANUAL -> {
                if (delivery.resumeAt() == null) {
                    rows.finish(delivery, DeliveryStatus.FAILED, reason(last));
                } else {
                    rows.schedule(delivery, Trigger.SCHEDULE, delivery.scheduledTries(), delivery.resumeAt(), null);
                }
            }
            case TEST -> rows.finish(delivery, DeliveryStatus.FAILED, reason(last));
        }
    }

    private static String reason(Try last) {
        return last.status() == null ? String.valueOf(last.error()) : "The endpoint answered " + last.status();
    }

    /**
     * One more try, at once; it counts for nothing in the schedule, which goes on after it. What was never tried is due
     * anyway.
     */
    @Transactional
    public void retry(Endpoint endpoint, UUID id) {
        requireUsable(endpoint);
        var delivery = rows.lock(id)
                .filter(one -> one.environmentId().equals(endpoint.id()))
                .orElseThrow(() -> new ApiException(ErrorCode.NOT_FOUND));
        if (!delivery.isUntried()) {
            rows.schedule(delivery, Trigger.MANUAL, delivery.scheduledTries(), clock.instant(), resumeAt(delivery));
            wake();
        }
    }

    private static @Nullable Instant resumeAt(Locked delivery) {
        return delivery.trigger() == Trigger.MANUAL ? delivery.resumeAt() : delivery.due();
    }

    /** Sends again what failed or was skipped since a time, with the whole schedule; returns of how many that is so. */
    @Transactional
    public int recover(Endpoint endpoint, Instant since) {
        requireUsable(endpoint);
        var recovered = rows.recover(endpoint.id(), since, MOST_RECOVERED);
        wake();
        return recovered;
    }

    private static void requireUsable(Endpoint endpoint) {
        endpoint.refusal().ifPresent(reason -> {
            throw new ApiException(
                    ErrorCode.CONFLICT, endpoint.active() ? reason + "; set the webhook address first" : reason);
        });
    }

    /** What comes next of a voucher's events is due now, in the transaction that has done with the one before. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void releaseNext(UUID voucherId) {
        if (rows.releaseNext(voucherId)) {
            wake();
        }
    }

    private void wake() {
        workflows.wake(WebhookWorkflow.KIND);
    }
}
