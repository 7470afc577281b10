package org.walletsuite.partnersync.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.walletsuite.platform.testing.Patience.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.walletsuite.partnersync.testing.WebhookFixture;
import org.walletsuite.partnersync.testing.WebhookReceiver;
import org.walletsuite.platform.event.VoucherEvent;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.platform.testing.TestIssuer;

/** When an event is sent, and sent again. */
class WebhookScheduleTest extends WebhookFixture {

    @Test
    void isTriedAtOnceAndAfterOneFiveAndThirtyMinutesAndThenHasFailed() {
        receiver.does(WebhookReceiver.answering(503, "later"));
        var event = issued(subscriber);
        publish(event);

        var pauses = List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(30));
        for (var tries = 1; tries <= pauses.size(); tries++) {
            var pause = pauses.get(tries - 1);
            awaitTries(event, tries);
            assertThat(pauseAfterTheLastTry(event)).isEqualTo(pause);
            later(pause.dividedBy(2));
            assertThat(tries(event)).isEqualTo(tries);
            later(pause.dividedBy(2).plusSeconds(1));
        }

        awaitStatus(event, "FAILED");
        assertThat(tries(event)).isEqualTo(4);
        later(Duration.ofHours(2));
        assertThat(receiver.received()).hasSize(4);
    }

    /** In whole seconds, because how long a try took is kept in milliseconds. */
    private Duration pauseAfterTheLastTry(VoucherEvent event) {
        return db.sql("""
                        select floor(extract(epoch from d.next_attempt_at - a.started_at) - a.duration_ms / 1000.0)
                            as seconds
                        from webhook_delivery d
                        join webhook_attempt a on a.delivery_id = d.id and a.number = d.tries
                        where d.event_id = ?""")
                .param(event.id())
                .query((row, _) -> Duration.ofSeconds(row.getLong("seconds")))
                .single();
    }

    @Test
    void firstTriesKeepTheOrderOfAVouchersEventsAndRetriesHoldUpNobody() {
        receiver.does(
                (request, out) -> WebhookReceiver.answering(request.text().contains("voucher.issued") ? 500 : 200, "")
                        .answer(request, out));
        var voucher = Ids.next();
        var issued = issued(subscriber, voucher);
        var others = IntStream.rangeClosed(1, 9)
                .mapToObj(number -> redeemed(subscriber, voucher, 1_00, 10_00 - 100L * number))
                .toArray(VoucherEvent[]::new);

        publish(issued);
        publish(others);

        awaitStatus(others[8], "DELIVERED");
        assertThat(arrived(10).stream().map(request -> request.header("webhook-id")))
                .startsWith(issued.id())
                .endsWith(IntStream.range(0, 9).mapToObj(n -> others[n].id()).toArray(String[]::new));
        assertThat(status(issued)).isEqualTo("PENDING");
    }

    @Test
    void anEndpointThatIsGoneIsDisabledAndWhatItMissedIsRecovered() {
        var since = clock.instant().minusSeconds(1);
        receiver.does(WebhookReceiver.answering(410, "gone"));
        var event = issued(subscriber);
        publish(event);
        awaitStatus(event, "FAILED");
        var settings = subscriber.client().get(WEBHOOKS).expect(200);
        assertThat(settings.at("/data/enabled").asBoolean()).isFalse();
        assertThat(settings.text("/data/disabled_reason")).contains("410");
        assertThat(admin().get(PARTNERS + "/" + subscriber.id()).text("/data/environments/0/webhook_disabled_reason"))
                .contains("410");
        var voucher = Ids.next();
        var missed = issued(subscriber, voucher);
        var later = redeemed(subscriber, voucher, 1_00, 9_00);
        publish(missed, later);
        awaitStatus(later, "SKIPPED");
        recover(since.toString()).expect(409);
        receiver.does(WebhookReceiver.answering(200, "ok"));

        subscriber
                .client()
                .put(WEBHOOKS, "{\"url\":\"" + receiver.url() + "\"}")
                .expect(200);
        var recovered = recover(since.toString()).expect(200);

        assertThat(recovered.at("/data/recovered").asInt()).isEqualTo(3);
        assertThat(recovered.at("/data/complete").asBoolean()).isTrue();
        awaitStatus(event, "DELIVERED");
        awaitStatus(later, "DELIVERED");
        var ids =
                arrived(4).stream().map(request -> request.header("webhook-id")).toList();
        assertThat(ids.indexOf(missed.id())).isLessThan(ids.indexOf(later.id()));
        assertThat(attempts(event).text("/data/attempts/1/trigger")).isEqualTo("recovery");
        assertThat(recover(since.toString()).at("/data/recovered").asInt()).isZero();
    }

    @Test
    void withoutAnAddressEventsAreSkippedAndCanBeRecovered() {
        var since = clock.instant().minusSeconds(1);
        var nowhere = subscriber(null);
        var event = issued(nowhere);
        publish(event);
        awaitStatus(event, "SKIPPED");

        nowhere.client().put(WEBHOOKS, "{\"url\":\"" + receiver.url() + "\"}").expect(200);
        nowhere.client()
                .post(WEBHOOKS + "/recover", "{\"since\":\"" + since + "\"}")
                .expect(200);

        awaitStatus(event, "DELIVERED");
        assertThat(verifies(arrived(1).getFirst(), nowhere.secret())).isTrue();
    }

    @Test
    void nothingIsSentToAnInactivePartnerAndWhatItMissedIsRecovered() {
        var since = clock.instant().minusSeconds(1);
        receiver.does(WebhookReceiver.answering(500, "no"));
        var tried = issued(subscriber);
        publish(tried);
        awaitTries(tried, 1);
        change(subscriber.id(), "{\"status\":\"inactive\"}").expect(200);
        var missed = issued(subscriber);

        publish(missed);
        awaitStatus(missed, "SKIPPED");
        later(Duration.ofMinutes(2));

        awaitStatus(tried, "SKIPPED");
        assertThat(reason(missed)).isEqualTo("The partner is inactive");
        assertThat(receiver.received()).hasSize(1);
        retryByAdmin(missed).expect(409);
        receiver.does(WebhookReceiver.answering(200, "ok"));
        clock.reset(); // Tokens go by another clock.
        change(subscriber.id(), "{\"status\":\"active\"}").expect(200);
        await().untilAsserted(() -> as(TestIssuer.ofPartners().partnerToken(subscriber.id(), "voucher:issue"))
                .post(WEBHOOKS + "/recover", "{\"since\":\"" + since + "\"}")
                .expect(200));
        awaitStatus(missed, "DELIVERED");
        awaitStatus(tried, "DELIVERED");
    }

    @Test
    void nothingIsSentToAnInactiveEnvironment() {
        change(subscriber.id(), "{\"environment\":\"uat\",\"status\":\"inactive\"}")
                .expect(200);
        var event = issued(subscriber);

        publish(event);

        awaitStatus(event, "SKIPPED");
        assertThat(reason(event)).isEqualTo("The partner is inactive");
        assertThat(receiver.received()).isEmpty();
    }

    @Test
    void oneMoreTryByHandLeavesTheScheduleAsItIs() {
        receiver.does(WebhookReceiver.answering(500, "no"));
        var event = issued(subscriber);
        publish(event);
        awaitTries(event, 1);

        retry(event).expect(200);
        awaitTries(event, 2);

        assertThat(status(event)).isEqualTo("PENDING");
        assertThat(attempts(event).text("/data/attempts/1/trigger")).isEqualTo("manual");
        later(Duration.ofSeconds(61));
        awaitTries(event, 3);
        later(Duration.ofMinutes(5).plusSeconds(1));
        awaitTries(event, 4);
        later(Duration.ofMinutes(30).plusSeconds(1));
        awaitStatus(event, "FAILED");
        receiver.does(WebhookReceiver.answering(200, "ok"));
        retry(event).expect(200);
        awaitStatus(event, "DELIVERED");
        assertThat(tries(event)).isEqualTo(6);
    }

    @Test
    void whatTheEndpointHasStaysDeliveredWhenOneMoreTryByHandFails() {
        var event = issued(subscriber);
        publish(event);
        awaitStatus(event, "DELIVERED");

        for (var answer : List.of(500, 410)) {
            var tries = tries(event);
            receiver.does(WebhookReceiver.answering(answer, "no"));
            retry(event).expect(200);
            awaitTries(event, tries + 1);

            assertThat(status(event)).isEqualTo("DELIVERED");
        }
        assertThat(tries(event)).isEqualTo(3);
    }

    @Test
    void whoeverDiesDuringATrySendsTheSameBytesAgain() {
        var event = issued(subscriber);
        publish(event);
        awaitStatus(event, "DELIVERED");
        db.sql("update webhook_delivery set status = 'PENDING', tries = 0, finished_at = null, next_attempt_at = now()"
                        + " + interval '60 seconds' where event_id = ?")
                .param(event.id())
                .update();
        db.sql("delete from webhook_attempt where delivery_id = ?")
                .param(idOf(event))
                .update();

        afterLease();

        var both = arrived(2);
        assertThat(both.getLast().body()).isEqualTo(both.getFirst().body());
        assertThat(both.getLast().header("webhook-id")).isEqualTo(event.id());
    }

    @Test
    void whateverTheEndpointAnswersIsOnRecord() {
        receiver.does(WebhookReceiver.saying(concat(
                "HTTP/1.1 400 So\r\nConnection: close\r\n\r\n", new byte[] {'a', 0, (byte) 0xff, (byte) 0xfe}, 3_000)));
        var event = issued(subscriber);

        publish(event);
        awaitTries(event, 1);

        var attempt = attempts(event).at("/data/attempts/0");
        assertThat(attempt.path("status").asInt()).isEqualTo(400);
        assertThat(attempt.path("body").asString())
                .startsWith("a\ufffd\ufffd\ufffdx")
                .hasSize(1_024);
        assertThat(attempt.path("outcome").asString()).isEqualTo("refused");
    }

    private Answer recover(String since) {
        return subscriber.client().post(WEBHOOKS + "/recover", "{\"since\":\"" + since + "\"}");
    }

    private Answer retry(VoucherEvent event) {
        return subscriber.client().post(WEBHOOKS + "/deliveries/" + idOf(event) + "/retry");
    }

    private Answer retryByAdmin(VoucherEvent event) {
        return admin().post(PARTNERS + "/" + subscriber.id() + "/deliveries/" + idOf(event) + "/retry");
    }

    private String reason(VoucherEvent event) {
        return db.sql("select reason from webhook_delivery where event_id = ?")
                .param(event.id())
                .query(String.class)
                .single();
    }

    private Answer attempts(VoucherEvent event) {
        return subscriber.client().get(WEBHOOKS + "/deliveries/" + idOf(event)).expect(200);
    }

    private static byte[] concat(String head, byte[] odd, int filling) {
        var start = head.getBytes(StandardCharsets.US_ASCII);
        var all = new byte[start.length + odd.length + filling];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(odd, 0, all, start.length, odd.length);
        Arrays.fill(all, start.length + odd.length, all.length, (byte) 'x');
        return all;
    }
}
