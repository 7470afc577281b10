package org.walletsuite.partnersync.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.walletsuite.platform.testing.Patience.await;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.walletsuite.partnersync.testing.VoucherCodesModel;
import org.walletsuite.partnersync.testing.WebhookFixture;
import org.walletsuite.partnersync.testing.WebhookReceiver;
import org.walletsuite.platform.testing.TestIssuer;

/** What partners do with their webhooks themselves, and admins for them. */
class WebhookApiTest extends WebhookFixture {

    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void setsTheAddressWhichIsOnRecordAndOnlyAdminsClearIt() {
        var set = subscriber
                .client()
                .put(WEBHOOKS, "{\"url\":\"https://shop.example/hooks?key=hidden\"}")
                .expect(200);
        assertThat(set.text("/data/url")).isEqualTo("https://shop.example/hooks?key=hidden");
        assertThat(set.at("/data/enabled").asBoolean()).isTrue();

        change(subscriber.id(), "{\"webhook_url\":null}").expect(200);

        var cleared = subscriber.client().get(WEBHOOKS).expect(200);

        assertThat(cleared.at("/data/url").isNull()).isTrue();
        assertThat(cleared.at("/data/enabled").asBoolean()).isFalse();
        assertThat(lastTerms(subscriber.id()).path("webhook").asBoolean()).isFalse();
        assertThat(admin().get(PARTNERS + "/" + subscriber.id() + "/history")
                        .expect(200)
                        .body())
                .contains("\"action\":\"set_webhook\"")
                .doesNotContain("hidden");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"url\":\"\"}",
                "{\"url\":null}",
                "{\"url\":\"https://2130706433/\"}",
                "{\"url\":\"https://shop.example./\"}",
                "{\"url\":\"https://me@shop.example/\"}",
                "{\"url\":\"https://shop.example:0/\"}",
                "{\"url\":7}"
            })
    void whatIsNoAddressIsRefusedAndChangesNothing(String body) {
        var answer = subscriber.client().put(WEBHOOKS, body).expect(400);

        assertThat(answer.text("/error_code")).isEqualTo("VALIDATION_ERROR");
        assertThat(subscriber.client().get(WEBHOOKS).text("/data/url")).isEqualTo(receiver.url());
    }

    @Test
    void aTokenThatOnlyReadsVouchersChangesNothing() {
        var reader = as(TestIssuer.ofPartners().partnerToken(subscriber.id(), "voucher:query"));
        var id = UUID.randomUUID();

        reader.get(WEBHOOKS).expect(200);
        reader.get(WEBHOOKS + "/deliveries").expect(200);
        reader.put(WEBHOOKS, "{\"url\":\"https://thief.example/\"}").expect(403);
        reader.post(WEBHOOKS + "/test", "{}").expect(403);
        reader.post(WEBHOOKS + "/secret/rotate", "{}").expect(403);
        reader.post(WEBHOOKS + "/recover", "{\"since\":\"2026-01-01T00:00:00Z\"}")
                .expect(403);
        assertThat(reader.post(WEBHOOKS + "/deliveries/" + id + "/retry")
                        .expect(403)
                        .text("/error_code"))
                .isEqualTo("FORBIDDEN");

        assertThat(subscriber.client().get(WEBHOOKS).text("/data/url")).isEqualTo(receiver.url());
    }

    @Test
    void aTestEventIsMarkedGoesThroughTheQueueAndIsTriedOnce() {
        receiver.does(WebhookReceiver.answering(500, "not yet"));
        var made = subscriber
                .client()
                .post(WEBHOOKS + "/test", "{\"event\":\"voucher.redeemed\"}")
                .expect(201);
        var id = made.text("/data/id");

        var request = arrived(1).getFirst();

        assertThat(request.text())
                .contains("\"event\":\"voucher.redeemed\"", "\"test\":true", "\"amount\":40.00,\"balance\":60.00");
        assertThat(verifies(request, subscriber.secret())).isTrue();
        assertThat(request.header("webhook-id")).isEqualTo(made.text("/data/webhook_id"));
        awaitDelivery(id, "failed");
        var shown = subscriber.client().get(WEBHOOKS + "/deliveries/" + id).expect(200);
        assertThat(shown.at("/data/delivery/test").asBoolean()).isTrue();
        assertThat(shown.text("/data/payload")).isEqualTo(request.text());
        assertThat(shown.text("/data/attempts/0/body")).isEqualTo("not yet");
        assertThat(shown.text("/data/attempts/0/trigger")).isEqualTo("test");
        subscriber
                .client()
                .post(WEBHOOKS + "/test", "{\"event\":\"voucher.eaten\"}")
                .expect(400);
    }

    @Test
    void thePayloadIsShownAsItIsSentButForTheCode() {
        var event = redeemed(subscriber, UUID.randomUUID(), 4_00, 6_00);
        publish(event);
        var sent = arrived(1).getFirst().text();
        var code = VoucherCodesModel.codeOf(event.voucher().id());

        var own = subscriber.client().get(WEBHOOKS + "/deliveries/" + idOf(event));
        var admins = admin().get(PARTNERS + "/" + subscriber.id() + "/deliveries/" + idOf(event));

        assertThat(sent).contains(code);
        assertThat(own.text("/data/payload")).isEqualTo(sent.replace(code, "*".repeat(16)));
        assertThat(admins.expect(200).body()).contains("\\\"amount\\\":4.00").doesNotContain(code);
    }

    @Test
    void withoutAnAddressNothingIsTestedOrTriedAgain() {
        var nowhere = subscriber(null);
        var event = issued(nowhere);
        publish(event);
        awaitStatus(event, "SKIPPED");

        nowhere.client().post(WEBHOOKS + "/test").expect(409);
        var refused = nowhere.client().post(WEBHOOKS + "/deliveries/" + idOf(event) + "/retry");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("/message")).contains("address");
    }

    @Test
    void theLogIsPagedAndFilteredAndNobodyElses() {
        var first = issued(subscriber);
        publish(first);
        awaitStatus(first, "DELIVERED");
        receiver.does(WebhookReceiver.answering(400, "no"));
        var second = issued(subscriber);
        publish(second);
        awaitTries(second, 1);

        var all = subscriber.client().get(WEBHOOKS + "/deliveries?page_size=1").expect(200);
        var pending =
                subscriber.client().get(WEBHOOKS + "/deliveries?status=pending").expect(200);

        assertThat(all.at("/data/total").asInt()).isEqualTo(2);
        assertThat(all.text("/data/items/0/webhook_id")).isEqualTo(second.id());
        assertThat(pending.at("/data/total").asInt()).isEqualTo(1);
        assertThat(pending.text("/data/items/0/event")).isEqualTo("voucher.issued");
        subscriber.client().get(WEBHOOKS + "/deliveries?status=lost").expect(400);
        var other = subscriber(receiver.url()).client();
        other.get(WEBHOOKS + "/deliveries/" + idOf(first)).expect(404);
        other.post(WEBHOOKS + "/deliveries/" + idOf(first) + "/retry").expect(404);
        assertThat(other.get(WEBHOOKS + "/deliveries").at("/data/total").asInt())
                .isZero();
    }

    @Test
    void adminsSeeAnyPartnersLogAndTryAgain() {
        receiver.does(WebhookReceiver.answering(400, "no"));
        var event = issued(subscriber);
        publish(event);
        awaitTries(event, 1);
        receiver.does(WebhookReceiver.answering(200, "ok"));
        var deliveries = PARTNERS + "/" + subscriber.id() + "/deliveries";

        assertThat(admin().get(deliveries + "?environment=uat&status=pending")
                        .expect(200)
                        .at("/data/total")
                        .asInt())
                .isEqualTo(1);
        admin().get(deliveries + "?environment=production").expect(404);
        admin().get(deliveries + "?environment=moon").expect(400);
        admin().post(PARTNERS + "/" + subscriber(null).id() + "/deliveries/" + idOf(event) + "/retry")
                .expect(404);
        admin().post(deliveries + "/" + idOf(event) + "/retry").expect(200);

        awaitStatus(event, "DELIVERED");
        assertThat(admin().get(deliveries + "/" + idOf(event)).expect(200).text("/data/attempts/1/trigger"))
                .isEqualTo("manual");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"since\":\"2026-02-30T00:00:00Z\"}", "{\"since\":\"yesterday\"}"})
    void whatIsNoTimeIsRefused(String body) {
        subscriber.client().post(WEBHOOKS + "/recover", body).expect(400);
    }

    @Test
    void aNewSecretIsShownOnceAndTheOldOneEndsAfterADay() {
        var earliest = clock.instant().truncatedTo(ChronoUnit.SECONDS).plus(DAY);
        var rotated = rotate(subscriber);
        var latest = clock.instant().plus(DAY);

        assertThat(rotated.text("/data/webhook_secret")).startsWith("whsec_").isNotEqualTo(subscriber.secret());
        var settings = subscriber.client().get(WEBHOOKS).expect(200);
        for (var answer : List.of(rotated, settings)) {
            assertThat(Instant.parse(answer.text("/data/previous_secret_valid_until")))
                    .isBetween(earliest, latest);
        }
        assertThat(settings.body()).doesNotContain("whsec_");
        subscriber
                .client()
                .post(WEBHOOKS + "/secret/rotate", "{\"grace_minutes\":1441}")
                .expect(400);
    }

    private void awaitDelivery(String id, String status) {
        await().until(() -> subscriber
                .client()
                .get(WEBHOOKS + "/deliveries/" + UUID.fromString(id))
                .text("/data/delivery/status")
                .equals(status));
    }
}
