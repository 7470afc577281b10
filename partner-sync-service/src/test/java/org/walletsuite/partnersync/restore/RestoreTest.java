package org.walletsuite.partnersync.restore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.walletsuite.partnersync.testing.WebhookFixture;
import org.walletsuite.platform.event.DomainEvent;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.restore.RestoreRehearsal;

/** The database goes back to an earlier moment; Kafka doesn't, and partners remember what they were sent. */
class RestoreTest extends WebhookFixture {

    @Test
    void deliversEveryWebhookAgainWithTheIdThatItHad() {
        var delivered = issued(subscriber);
        publish(delivered);
        awaitStatus(delivered, "DELIVERED");
        var before = RestoreRehearsal.copyNow(service);

        var voucher = Ids.next();
        var first = issued(subscriber, voucher);
        var second = redeemed(subscriber, voucher, 4_00, 6_00);
        publish(first, second);
        awaitStatus(second, "DELIVERED");
        before.putBack();
        awaitStatus(first, "DELIVERED");
        awaitStatus(second, "DELIVERED");

        assertThat(count("webhook_delivery", "voucher_id = ?", voucher)).isEqualTo(2);
        assertThat(sent(first)).isEqualTo(2);
        assertThat(sent(second)).isEqualTo(2);
        assertThat(sent(delivered)).as("from before the moment").isEqualTo(1);
        for (var event : List.of(delivered, first, second)) {
            assertThat(everyDiscrepancy()).noneMatch(one -> one.contains(event.id()));
        }
    }

    @Test
    void takesOverTheTermsThatOthersKnow() {
        var partner = partner();
        var untouched = partner();
        var before = RestoreRehearsal.copyNow(service);

        change(partner.id(), "{\"rate_limit_per_minute\": 7, \"status\": \"inactive\"}")
                .expect(200);
        change(partner.id(), "{\"rate_limit_per_minute\": 8}").expect(200);
        var published = version(partner.id());
        var made = partner();
        events(made.id());
        before.putBack();

        assertThat(version(partner.id())).as("newer than what others know").isGreaterThan(published);
        assertThat(lastTerms(partner.id()).at("/active").asBoolean()).isFalse();
        assertThat(lastTerms(partner.id()).at("/rateLimitPerMinute").asInt()).isEqualTo(8);
        assertThat(version(untouched.id())).isEqualTo(1);
        assertThat(askJson(untouched).status()).isEqualTo(200);
        askJson(made).expect(401);
        assertThat(askJson(renew(made, "{}")).status()).as("under its old id").isEqualTo(200);
    }

    @Test
    void bringsNoSecretBackThatWasTakenOutOfUse() {
        var leaked = partner();
        var before = RestoreRehearsal.copyNow(service);
        clock.putForward(Duration.ofSeconds(2));
        renew(leaked, "{\"grace_minutes\": 0}");
        events(leaked.id());
        before.putBack();

        askJson(leaked).expect(401);
        assertThat(askJson(renew(leaked, "{}")).status()).isEqualTo(200);
    }

    private long version(String partner) {
        return events(partner).getLast().event().at("/version").asLong();
    }

    private long sent(DomainEvent event) {
        return receiver.received().stream()
                .filter(request -> request.header("webhook-id").equals(event.id()))
                .count();
    }
}
