package org.walletsuite.partnersync.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.walletsuite.partnersync.testing.WebhookFixture;
import org.walletsuite.platform.id.Ids;

/** How long deliveries are kept, and what becomes of those that wait for one that is not. */
class WebhookPruningTest extends WebhookFixture {

    @Autowired
    private WebhookPruning pruning;

    @Autowired
    private MeterRegistry registry;

    @Test
    void oldDeliveriesAreNotKept() {
        var event = issued(subscriber);
        publish(event);
        awaitStatus(event, "DELIVERED");

        clock.putForward(Duration.ofDays(29));
        pruning.prune();
        assertThat(status(event)).isEqualTo("DELIVERED");
        clock.putForward(Duration.ofDays(2));
        pruning.prune();

        assertThat(status(event)).isEqualTo("none");
    }

    @Test
    void whatWaitsForADeliveryThatIsTooOldIsSentOnceThatIsPruned() {
        var voucher = Ids.next();
        var old = issued(subscriber, voucher);
        voucherService.unavailable(true);
        publish(old);
        awaitStatus(old, "PENDING");
        var waiting = redeemed(subscriber, voucher, 1_00, 9_00);
        publish(waiting);
        awaitStatus(waiting, "PENDING");
        var before = registry.get("webhook.pending.pruned").counter().count();
        db.sql("update webhook_delivery set created_at = created_at - interval '31 days' where event_id = ?")
                .param(old.id())
                .update();

        pruning.prune();
        voucherService.unavailable(false);
        later(Duration.ofSeconds(10));

        assertThat(status(old)).isEqualTo("none");
        awaitStatus(waiting, "DELIVERED");
        assertThat(registry.get("webhook.pending.pruned").counter().count() - before)
                .isEqualTo(1);
    }
}
