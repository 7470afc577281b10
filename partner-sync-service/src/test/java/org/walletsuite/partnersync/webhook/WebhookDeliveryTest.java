package org.walletsuite.partnersync.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.walletsuite.platform.testing.Patience.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.walletsuite.partnersync.testing.VoucherCodesModel;
import org.walletsuite.partnersync.testing.WebhookFixture;
import org.walletsuite.partnersync.testing.WebhookReceiver;
import org.walletsuite.partnersync.testing.WebhookReceiver.Received;
import org.walletsuite.platform.database.Timestamps;
import org.walletsuite.platform.event.VoucherEvent;
import org.walletsuite.platform.event.VoucherEvent.VoucherIssued;
import org.walletsuite.platform.id.Ids;

/** What arrives at a partner's endpoint, and whether its signatures hold. */
class WebhookDeliveryTest extends WebhookFixture {

    private static final String ODD_REFERENCE = "INV-Ünï-😀/\u2028";

    @Test
    void bothSignaturesHoldOverTheBytesThatArriveAndARetryHasTheSameOnes() {
        receiver.does(WebhookReceiver.answering(500, "no"));
        var voucher = voucher(subscriber, ODD_REFERENCE, 10_00);
        var event = new VoucherIssued(voucher.id() + ":ACTIVE", clock.instant(), voucher);

        publish(event);
        awaitTries(event, 1);
        receiver.does(WebhookReceiver.answering(200, "ok"));
        later(Duration.ofMinutes(1).plusSeconds(1));

        var both = arrived(2);
        var first = both.getFirst();
        assertThat(first.text())
                .isEqualTo("{\"event\":\"voucher.issued\",\"timestamp\":\"%s\",\"data\":{\"voucher_code\":\"%s\","
                                .formatted(
                                        event.time().truncatedTo(ChronoUnit.SECONDS),
                                        VoucherCodesModel.codeOf(voucher.id()))
                        + "\"voucher_id\":\"%s\",\"partner_reference\":\"%s\",\"amount\":10.00,"
                                .formatted(voucher.id(), ODD_REFERENCE)
                        + "\"status\":\"active\",\"transaction_id\":\"%s\"}}".formatted(voucher.transactionId()));
        assertThat(both).allSatisfy(request -> {
            assertThat(verifies(request, subscriber.secret())).isTrue();
            assertThat(request.header("x-mymoolah-signature")).isEqualTo(hmac(request.body(), subscriber.secret()));
            assertThat(request.header("webhook-id")).isEqualTo(event.id());
            assertThat(request.header("content-type")).isEqualTo("application/json");
            assertThat(request.line()).isEqualTo("POST /hooks?k=v HTTP/1.1");
        });
        assertThat(both.getLast().body()).isEqualTo(first.body());
        assertThat(both.getLast().header("webhook-timestamp")).isNotEqualTo(first.header("webhook-timestamp"));
        awaitStatus(event, "DELIVERED");
    }

    @Test
    void aRetryAfterARotationIsSignedAnewWithEveryLiveSecret() {
        clock.putForward(Duration.ofMinutes(-6));
        receiver.does(WebhookReceiver.answering(500, "no"));
        var event = issued(subscriber);
        publish(event);
        awaitTries(event, 1);
        later(Duration.ofMinutes(1));
        awaitTries(event, 2);
        var newest = rotate(subscriber).text("/data/webhook_secret");
        receiver.does(WebhookReceiver.answering(200, "ok"));

        later(Duration.ofMinutes(5));

        var all = arrived(3);
        assertThat(verifies(all.getFirst(), subscriber.secret()))
                .as("too old by now")
                .isFalse();
        var last = all.getLast();
        assertThat(last.body()).isEqualTo(all.getFirst().body());
        assertThat(last.header("webhook-id")).isEqualTo(all.getFirst().header("webhook-id"));
        assertThat(signatures(last)).hasSize(2).allMatch(one -> one.startsWith("v1,"));
        assertThat(verifies(last, newest)).isTrue();
        assertThat(verifies(last, subscriber.secret())).isTrue();
        assertThat(last.header("x-mymoolah-signature")).isEqualTo(hmac(last.body(), newest));
    }

    @Test
    void afterTwoRotationsTheNewestTwoAreLiveAndAfterADayOnlyTheNewest() {
        clock.putForward(Duration.ofDays(-1));
        var second = rotate(subscriber).text("/data/webhook_secret");
        var third = rotate(subscriber).text("/data/webhook_secret");

        publish(issued(subscriber));

        var early = arrived(1).getFirst();
        assertThat(signatures(early)).hasSize(2);
        assertThat(early.header("x-mymoolah-signature")).isEqualTo(hmac(early.body(), third));
        assertThat(signatures(early)).containsExactly(signature(third, early), signature(second, early));
        clock.reset();
        clock.putForward(Duration.ofSeconds(5));
        publish(issued(subscriber));
        var late = arrived(2).getLast();
        assertThat(signatures(late)).hasSize(1);
        assertThat(verifies(late, third)).isTrue();
        assertThat(verifies(late, second)).isFalse();
    }

    @Test
    void aSecretThatOthersMayKnowCanEndAtOnce() {
        var newest = subscriber
                .client()
                .post(WEBHOOKS + "/secret/rotate", "{\"grace_minutes\":0}")
                .expect(201)
                .text("/data/webhook_secret");

        publish(issued(subscriber));

        var request = arrived(1).getFirst();
        assertThat(verifies(request, newest)).isTrue();
        assertThat(verifies(request, subscriber.secret())).isFalse();
    }

    @Test
    void eachEventSaysWhatItMovedAndWhatBecameOfTheVoucher() {
        var voucher = Ids.next();

        publish(
                issued(subscriber, voucher),
                redeemed(subscriber, voucher, 4_50, 5_50),
                redeemed(subscriber, voucher, 5_50, 0),
                cancelled(subscriber, voucher));

        var texts = arrived(4).stream().map(Received::text).toList();
        assertThat(texts.get(1))
                .contains("\"event\":\"voucher.redeemed\"", "\"amount\":4.50,\"balance\":5.50,\"status\":\"active\"");
        assertThat(texts.get(2)).contains("\"amount\":5.50,\"balance\":0.00,\"status\":\"redeemed\"");
        assertThat(texts.get(3))
                .contains("\"event\":\"voucher.cancelled\"", "\"amount\":10.00,\"status\":\"cancelled\"");
    }

    @Test
    void isNobodysTryWhileVoucherServiceIsUnavailable() {
        voucherService.unavailable(true);
        var event = issued(subscriber);
        publish(event);
        awaitStatus(event, "PENDING");
        workflows.runDue("webhook");
        assertThat(tries(event)).isZero();
        voucherService.unavailable(false);

        later(Duration.ofSeconds(10));

        awaitStatus(event, "DELIVERED");
        assertThat(tries(event)).isEqualTo(1);
    }

    @Test
    void anOutageOfVoucherServiceHoldsUpNothingWhoseBodyIsStored() {
        receiver.does(WebhookReceiver.answering(500, "no"));
        var stored = issued(subscriber);
        publish(stored);
        awaitTries(stored, 1);
        receiver.does(WebhookReceiver.answering(200, "ok"));
        voucherService.unavailable(true);
        var without = issued(subscriber);
        publish(without);
        awaitStatus(without, "PENDING");
        var calls = voucherService.calls();

        later(Duration.ofSeconds(61), WebhookWorkflow.KIND);

        assertThat(status(stored))
                .as("at once, and not after the pause that all work of a kind makes in an outage")
                .isEqualTo("DELIVERED");
        await().until(() -> afterWork(() -> voucherService.calls() > calls));
        assertThat(tries(without)).isZero();
        voucherService.unavailable(false);
        later(WebhookWorkflow.OUTAGE_DELAY);
        awaitStatus(without, "DELIVERED");
        assertThat(tries(without)).isEqualTo(1);
    }

    @Test
    void anOutageOfVoucherServiceMovesAllThatWaitsForItAtOnce() {
        voucherService.unavailable(true);
        var events = Stream.generate(() -> issued(subscriber)).limit(20).toArray(VoucherEvent[]::new);
        publish(events);
        awaitStatus(events[19], "PENDING");

        await().until(() -> afterWork(() -> due() == 0));

        voucherService.unavailable(false);
        later(WebhookWorkflow.OUTAGE_DELAY.plusSeconds(1));
        for (var event : events) {
            awaitStatus(event, "DELIVERED");
        }
        assertThat(receiver.received()).hasSize(20);
    }

    private long due() {
        return count("webhook_delivery", "next_attempt_at <= ?", Timestamps.at(clock.instant()));
    }

    @Test
    void anEventThatArrivesTwiceIsSentOnce() {
        var event = issued(subscriber);

        publish(event, event);
        awaitStatus(event, "DELIVERED");
        var other = issued(subscriber);
        publish(other);
        awaitStatus(other, "DELIVERED");

        assertThat(receiver.received()).hasSize(2);
    }

    @Test
    void codesAreStoredSealedAndFetchedOnce() {
        var before = voucherService.calls();
        receiver.does(WebhookReceiver.answering(500, "no"));
        var event = issued(subscriber);
        publish(event);
        awaitTries(event, 1);

        later(Duration.ofMinutes(2));

        assertThat(voucherService.calls() - before).isEqualTo(1);
        var code = VoucherCodesModel.codeOf(event.voucher().id());
        assertThat(db.sql("select row_to_json(d)::text from webhook_delivery d where id = ?")
                        .param(idOf(event))
                        .query(String.class)
                        .single())
                .doesNotContain(code, HexFormat.of().formatHex(code.getBytes(StandardCharsets.US_ASCII)));
    }

    private static List<String> signatures(Received request) {
        return List.of(request.header("webhook-signature").split(" ", -1));
    }

    private static String signature(String secret, Received request) {
        return Signatures.headers(
                        request.header("webhook-id"),
                        request.body(),
                        List.of(secret),
                        Instant.ofEpochSecond(Long.parseLong(request.header("webhook-timestamp"))))
                .getOrDefault(Signatures.SIGNATURE, "");
    }
}
