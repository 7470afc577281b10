package org.walletsuite.partnersync.webhook;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.walletsuite.partnersync.partner.PartnerWebhooks;
import org.walletsuite.partnersync.partner.PartnerWebhooks.Endpoint;
import org.walletsuite.partnersync.webhook.EndpointLimits.Sign;
import org.walletsuite.platform.client.ServiceUnavailable;
import org.walletsuite.platform.workflow.Workflow;

/**
 * Sends events to partners. What counts is where a partner wants them, and which secrets are live, when they are sent. An
 * outage of our own is nobody's try: the event waits, and those whose bodies are stored don't wait for voucher-service. A
 * process that dies after a try sends the same bytes once more.
 */
@Component
class WebhookWorkflow implements Workflow {

    static final String KIND = "webhook";

    /** How long an event waits whose code can't be fetched. */
    static final Duration OUTAGE_DELAY = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(WebhookWorkflow.class);

    private final DeliveryRows rows;
    private final Deliveries deliveries;
    private final PartnerWebhooks endpoints;
    private final WebhookBodies bodies;
    private final WebhookClient client;
    private final EndpointLimits limits;
    private final Postponement postponement;
    private final WebhookMetrics metrics;
    private final WebhookSettings settings;
    private final Clock clock;

    WebhookWorkflow(
            DeliveryRows rows,
            Deliveries deliveries,
            PartnerWebhooks endpoints,
            WebhookBodies bodies,
            WebhookClient client,
            EndpointLimits limits,
            Postponement postponement,
            WebhookMetrics metrics,
            WebhookSettings settings,
            Clock clock) {
        this.rows = rows;
        this.deliveries = deliveries;
        this.endpoints = endpoints;
        this.bodies = bodies;
        this.client = client;
        this.limits = limits;
        this.postponement = postponement;
        this.metrics = metrics;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String table() {
        return "webhook_delivery";
    }

    @Override
    public int workers() {
        return settings.workers();
    }

    @Override
    public String lane() {
        return "environment_id";
    }

    @Override
    public Collection<UUID> busyLanes() {
        return limits.busy();
    }

    @Override
    public void attempt(UUID id) {
        rows.claimed(id).ifPresent(this::send); // Otherwise another attempt has finished it.
    }

    private void send(PendingDelivery delivery) {
        var endpoint = endpoints.get(delivery.environmentId());
        var refusal = endpoint.refusal();
        if (refusal.isPresent()) {
            deliveries.skip(delivery.id(), refusal.get());
        } else if (!limits.enter(endpoint.id())) {
            rows.putBack(delivery, clock.instant());
            // Asked last: a pause that began just now may have missed this row.
            limits.pauseEnd(endpoint.id()).ifPresent(until -> postponement.ofEndpoint(endpoint.id(), until));
        } else {
            var sign = Sign.NONE;
            try {
                sign = sendNow(delivery, endpoint);
            } finally {
                limits.leave(endpoint.id(), sign).ifPresent(until -> postponement.ofEndpoint(endpoint.id(), until));
            }
        }
    }

    private Sign sendNow(PendingDelivery delivery, Endpoint endpoint) {
        Optional<byte[]> body;
        try {
            body = bodies.of(delivery);
        } catch (ServiceUnavailable e) {
            waitForVoucherService(delivery, e);
            return Sign.NONE;
        }
        if (body.isEmpty()) {
            deliveries.fail(delivery.id(), "The voucher is not known any more");
            return Sign.NONE;
        }
        var headers = Signatures.headers(
                delivery.content().eventId(), body.get(), endpoints.liveSecrets(endpoint.id()), clock.instant());
        var attempt = client.send(String.valueOf(endpoint.url()), headers, body.get());
        metrics.tried(endpoint, delivery, attempt);
        deliveries.record(delivery, attempt);
        return Sign.of(attempt);
    }

    /** One request that fails says nothing about others: the worker retries it with a growing delay. */
    private void waitForVoucherService(PendingDelivery delivery, ServiceUnavailable outage) {
        if (!outage.isDown()) {
            throw outage;
        }
        var then = clock.instant().plus(OUTAGE_DELAY);
        LOG.warn("The webhook {} and others without a stored body wait: {}", delivery.id(), outage.getMessage());
        rows.putBack(delivery, then);
        postponement.ofUnwritten(then);
    }
}
