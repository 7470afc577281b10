package org.walletsuite.partnersync.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.walletsuite.platform.testing.Patience.await;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.partnersync.testing.WebhookFixture;
import org.walletsuite.partnersync.testing.WebhookReceiver;
import org.walletsuite.platform.event.PartnerNotice;
import org.walletsuite.platform.event.VoucherEvent;
import org.walletsuite.platform.security.SecuritySettings;
import org.walletsuite.platform.testing.PublishedEvent;
import org.walletsuite.platform.testing.TestClient;
import org.walletsuite.platform.testing.TestIssuer;

/** An endpoint at which nothing arrives for a day gets nothing more, so that nothing waits for it for ever. */
@SuppressWarnings("NullAway.Init") // Spring fills the fields before the first test method.
class DeadEndpointTest extends WebhookFixture {

    private static final Duration DAY = Duration.ofDays(1);

    @Autowired
    private EndpointFailures failures;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void anEndpointThatIsSilentForADayIsDisabledItsPartnerIsToldAndWhatItMissedIsRecovered() {
        var since = clock.instant().minusSeconds(1);
        var url = receiver.url();
        receiver.close();
        var events = IntStream.range(0, 60).mapToObj(_ -> issued(subscriber)).toArray(VoucherEvent[]::new);
        publish(events);
        await().until(() -> afterWork(() -> count("webhook_failing", "environment_id = ?", environment()) == 1));

        await().until(() -> {
            later(Duration.ofHours(1));
            return status(events[59]).equals("SKIPPED");
        });

        var partner = withTokenOfNow();
        var settings = partner.get(WEBHOOKS).expect(200);
        assertThat(settings.at("/data/enabled").asBoolean()).isFalse();
        assertThat(settings.text("/data/disabled_reason")).startsWith("No try has succeeded since ");
        await().until(() -> afterWork(
                () -> count("webhook_delivery", "environment_id = ? and status = 'PENDING'", environment()) == 0));
        assertThat(count("webhook_failing", "environment_id = ?", environment()))
                .isZero();
        await().until(() -> count("outbox", "true") == 0);
        assertThat(PublishedEvent.on(PartnerNotice.TOPIC, subscriber.id()))
                .singleElement()
                .satisfies(notice -> {
                    assertThat(notice.type()).isEqualTo("partner.webhook-disabled.v1");
                    assertThat(notice.event().toString())
                            .contains("No try has succeeded since ")
                            .doesNotContain(url);
                });
        receiver = new WebhookReceiver();
        partner.put(WEBHOOKS, "{\"url\":\"" + receiver.url() + "\"}").expect(200);
        partner.post(WEBHOOKS + "/recover", "{\"since\":\"" + since + "\"}").expect(200);
        awaitStatus(events[59], "DELIVERED");
        awaitStatus(events[0], "DELIVERED");
    }

    /** A token of now: the one that the partner had has ended by then. */
    private TestClient withTokenOfNow() {
        var now = clock.instant();
        return as(TestIssuer.ofPartners()
                .sign(claims -> claims.subject(subscriber.id())
                        .audience(SecuritySettings.PARTNER_AUDIENCE)
                        .claim("scope", List.of("voucher:query", "voucher:issue"))
                        .claim("environment", "uat")
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(Duration.ofMinutes(30))))));
    }

    @Test
    void aTryThatSucceedsBeginsTheCountAnew() {
        receiver.does(WebhookReceiver.answering(500, "no"));
        var event = issued(subscriber);
        publish(event);
        awaitTries(event, 1);
        assertThat(count("webhook_failing", "environment_id = ?", environment()))
                .isEqualTo(1);
        receiver.does(WebhookReceiver.answering(200, "ok"));

        later(Duration.ofMinutes(2));

        awaitStatus(event, "DELIVERED");
        assertThat(count("webhook_failing", "environment_id = ?", environment()))
                .isZero();
    }

    @Test
    void onlyManyTriesAtOneAddressWithinADayCount() {
        var start = clock.instant().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        var url = receiver.url();

        for (var hour = 0; hour < 24; hour++) {
            assertThat(failed(url, start.plus(Duration.ofHours(hour)))).isEmpty();
        }
        assertThat(failed(url, start.plus(DAY))).contains(start);
        assertThat(failed("https://another.example/", start.plus(DAY)))
                .as("not the partner's")
                .isEmpty();

        var later = start.plus(DAY.multipliedBy(3));
        assertThat(failed(url, later)).as("after a pause of more than a day").isEmpty();
        for (var few = 1; few < EndpointFailures.FEWEST_TRIES - 1; few++) {
            assertThat(failed(url, later.plus(Duration.ofHours(20L * few)))).isEmpty();
        }
        assertThat(failed(url, later.plus(Duration.ofHours(20L * (EndpointFailures.FEWEST_TRIES - 1)))))
                .contains(later);
    }

    @Test
    void anEndpointThatIsSetAgainIsNotJudgedByWhatFailedBefore() {
        var start = clock.instant();
        var url = receiver.url();
        for (var hour = 0; hour < 20; hour++) {
            assertThat(failed(url, start.plus(Duration.ofHours(hour)))).isEmpty();
        }
        clock.putForward(Duration.ofHours(20));

        withTokenOfNow().put(WEBHOOKS, "{\"url\":\"" + url + "\"}").expect(200);

        assertThat(failed(url, start.plus(DAY).plusSeconds(1))).isEmpty();
    }

    private Optional<Instant> failed(String url, Instant at) {
        var attempt = Try.failed(TryOutcome.TIMEOUT, url, at, Duration.ZERO, "No answer");
        return transaction.execute(_ -> failures.longestSince(environment(), attempt));
    }

    private UUID environment() {
        return db.sql("select e.id from partner_environment e join partner p on p.id = e.partner_id"
                        + " where p.partner_id = ?")
                .param(subscriber.id())
                .query((row, _) -> row.getObject("id", UUID.class))
                .single();
    }
}
