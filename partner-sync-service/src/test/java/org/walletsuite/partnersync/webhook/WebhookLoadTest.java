package org.walletsuite.partnersync.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.walletsuite.platform.testing.Patience.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.walletsuite.partnersync.partner.PartnerWebhooks.Endpoint;
import org.walletsuite.partnersync.testing.WebhookFixture;
import org.walletsuite.partnersync.testing.WebhookReceiver;
import org.walletsuite.partnersync.webhook.EndpointLimits.Sign;
import org.walletsuite.platform.database.Timestamps;
import org.walletsuite.platform.event.VoucherEvent;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.partner.PartnerEnvironment;
import org.walletsuite.platform.partnercall.PartnerCallMetrics;

/** Many events at once, some of them to endpoints that fail or are dead. */
class WebhookLoadTest extends WebhookFixture {

    /** In milliseconds: less than one try at a dead endpoint takes. */
    private static final double MOST_WAITED = 15_000;

    private static final String ENVIRONMENT =
            "(select e.id from partner_environment e join partner p on p.id = e.partner_id where p.partner_id = ?)";

    private final WebhookReceiver other = new WebhookReceiver();

    @Autowired
    private EndpointLimits limits;

    @Autowired
    private Postponement postponement;

    @Autowired
    private WebhookMetrics metrics;

    @Autowired
    private MeterRegistry registry;

    @AfterEach
    void closeTheOther() {
        other.close();
        limits.forget();
    }

    @Test
    void aDeadEndpointSlowsNobodyAndPausesByItself() {
        receiver.does(receiver.hanging());
        var dead = environment();
        var healthy = subscriber(other.url());
        publish(events(subscriber, 60));
        await().until(() -> receiver.received().size() >= 3);

        publish(events(healthy, 40));

        await().until(() -> afterWork(() -> count(healthy, "DELIVERED") == 40));
        assertThat(medianOfFirstTries(healthy)).isLessThan(MOST_WAITED);
        await().until(() -> nothingIsDueDuringThePauseOf(dead));
        assertThat(receiver.received()).as("before it paused").hasSizeLessThan(8);
        var waiting = waitingForTheEndOfThePauseOf(dead);
        workflows.runDue("webhook");
        assertThat(waitingForTheEndOfThePauseOf(dead)).as("during the pause").isGreaterThanOrEqualTo(waiting);
        assertThat(count(subscriber, "PENDING")).isEqualTo(60);
        receiver.does(WebhookReceiver.answering(200, "back"));

        await().until(() -> {
            later(EndpointLimits.FIRST_PAUSE.plusSeconds(1));
            return count(subscriber, "DELIVERED") == 60;
        });
    }

    private boolean nothingIsDueDuringThePauseOf(UUID endpoint) {
        return limits.pauseEnd(endpoint).filter(end -> earlierThan(end) == 0).isPresent();
    }

    /** Those that a worker has claimed by now, to try them, have the end of its lease for a time. */
    private long waitingForTheEndOfThePauseOf(UUID endpoint) {
        return earlierThan(limits.pauseEnd(endpoint).orElseThrow().plusSeconds(1));
    }

    @Test
    void whatIsDueAtAnEndpointThatPausesIsMovedPastThePause() {
        receiver.close();
        var environment = waitAtABusyEndpoint(40);

        IntStream.range(0, 4).forEach(_ -> limits.leave(environment, Sign.NONE));

        await().until(() -> afterWork(() -> firstTries(subscriber) >= EndpointLimits.PATIENCE));
        await().until(() -> afterWork(() -> nothingIsDueDuringThePauseOf(environment)));
        assertThat(waiting("number")).hasSizeGreaterThan(30);
    }

    @Test
    void whatIsMovedKeepsItsOrder() {
        var environment = waitAtABusyEndpoint(40);
        var before = waiting("next_attempt_at, number");
        var then = clock.instant().plus(EndpointLimits.FIRST_PAUSE);

        postponement.ofEndpoint(environment, then);

        assertThat(waiting("next_attempt_at")).hasSize(40).isEqualTo(before);
        assertThat(earlierThan(then)).isZero();
        assertThat(earlierThan(then.plusMillis(1))).isEqualTo(40);
    }

    private UUID waitAtABusyEndpoint(int count) {
        var environment = environment();
        IntStream.range(0, 4).forEach(_ -> limits.enter(environment));
        publish(events(subscriber, count));
        await().until(() -> count(subscriber, "PENDING") == count);
        return environment;
    }

    private UUID environment() {
        return db.sql("select environment_id from " + ENVIRONMENT + " as of_partner (environment_id)")
                .param(subscriber.id())
                .query((row, _) -> row.getObject(1, UUID.class))
                .single();
    }

    @Test
    void eachEventArrivesThoughAThirdOfTheTriesFail() {
        var number = new AtomicInteger();
        receiver.does((request, out) -> WebhookReceiver.answering(number.incrementAndGet() % 3 == 0 ? 500 : 200, "")
                .answer(request, out));
        var healthy = subscriber(other.url());
        var events = Stream.concat(Stream.of(events(subscriber, 150)), Stream.of(events(healthy, 50)))
                .toArray(VoucherEvent[]::new);

        publish(events);
        await().until(() -> afterWork(() -> count(healthy, "DELIVERED") == 50 && firstTries(subscriber) == 150));
        await().until(() -> {
            clock.putForward(Duration.ofMinutes(31));
            atOnce(4, () -> {
                workflows.runDue("webhook");
                return true;
            });
            return count(subscriber, "DELIVERED") + count(subscriber, "FAILED") == 150;
        });

        assertThat(receiver.received().stream()
                        .map(request -> request.header("webhook-id"))
                        .distinct())
                .hasSize(150);
        assertThat(other.received()).as("each once").hasSize(50);
        assertThat(medianOfFirstTries(healthy)).isLessThan(MOST_WAITED);
    }

    @Test
    void metricsTellHowTriesEndAndWhatWaits() {
        var start = clock.instant();
        receiver.does(WebhookReceiver.answering(500, "no"));
        var event = issued(subscriber);
        publish(event);
        awaitTries(event, 1);
        clock.putForward(Duration.ofSeconds(30));

        metrics.refresh();

        var tries = registry.get("webhook.tries")
                .tags("partner", subscriber.id(), "environment", "uat", "outcome", "refused")
                .timer();
        assertThat(tries.count()).isEqualTo(1);
        assertThat(gauge("webhook.deliveries.waiting")).isEqualTo(1);
        assertThat(gauge("webhook.oldest"))
                .isBetween(30.0, Duration.between(start, clock.instant()).toMillis() / 1_000.0);
        assertThat(registry.get("webhook.first.try").timer().count()).isPositive();
    }

    @Test
    void metricsNameOnlyPartnersThatThereAre() {
        var meters = new SimpleMeterRegistry();
        var many = new WebhookMetrics(meters, service.getBean(PartnerCallMetrics.class), db, clock);
        receiver.does(WebhookReceiver.answering(500, "no"));
        var second = subscriber(receiver.url());
        var events = new VoucherEvent[] {issued(subscriber), issued(second)};
        publish(events);
        awaitTries(events[0], 1);
        awaitTries(events[1], 1);

        IntStream.range(0, 1_000).forEach(number -> tried(many, "partner-" + number));
        many.refresh();

        assertThat(meters.get("webhook.tries").timers()).singleElement().satisfies(all -> {
            assertThat(all.getId().getTag("partner")).isEqualTo("UNKNOWN");
            assertThat(all.count()).isEqualTo(1_000);
        });
        for (var partner : List.of(subscriber, second)) {
            assertThat(meters.get("webhook.deliveries.waiting")
                            .tag("partner", partner.id())
                            .gauge()
                            .value())
                    .isEqualTo(1);
        }
    }

    private void tried(WebhookMetrics many, String partner) {
        var now = clock.instant();
        var endpoint = new Endpoint(Ids.next(), partner, PartnerEnvironment.UAT, true, null, null, null, null);
        var delivery = new PendingDelivery(
                Ids.next(),
                endpoint.id(),
                NewDelivery.of(issued(subscriber)),
                false,
                null,
                Trigger.SCHEDULE,
                false,
                now,
                now);
        many.tried(
                endpoint, delivery, Try.answered("https://example.com", now, Duration.ofMillis(5), 200, new byte[0]));
    }

    private double gauge(String name) {
        return registry.get(name).tags("partner", subscriber.id()).gauge().value();
    }

    private VoucherEvent[] events(Subscriber owner, int count) {
        return IntStream.range(0, count).mapToObj(_ -> issued(owner)).toArray(VoucherEvent[]::new);
    }

    private long count(Subscriber owner, String status) {
        return count("webhook_delivery", "environment_id in " + ENVIRONMENT + " and status = ?", owner.id(), status);
    }

    private long firstTries(Subscriber owner) {
        return count("webhook_delivery", "environment_id in " + ENVIRONMENT + " and tries > 0", owner.id());
    }

    /** Of the events that were never tried. */
    private long earlierThan(Instant time) {
        return count(
                "webhook_delivery",
                "environment_id in " + ENVIRONMENT + " and tries = 0 and next_attempt_at < ?",
                subscriber.id(),
                Timestamps.at(time));
    }

    private List<Long> waiting(String order) {
        return db.sql("select number from webhook_delivery where environment_id in " + ENVIRONMENT
                        + " and tries = 0 order by " + order)
                .param(subscriber.id())
                .query((row, _) -> row.getLong(1))
                .list();
    }

    /** In milliseconds from an event's arrival. */
    private double medianOfFirstTries(Subscriber owner) {
        return db.sql(
                        "select percentile_cont(0.5) within group (order by extract(epoch from first_tried_at - created_at))"
                                + " * 1000 from webhook_delivery where environment_id in " + ENVIRONMENT)
                .param(owner.id())
                .query(Double.class)
                .single();
    }
}
