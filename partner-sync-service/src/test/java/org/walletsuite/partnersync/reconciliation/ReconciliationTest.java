package org.walletsuite.partnersync.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.walletsuite.platform.testing.Patience.await;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.walletsuite.partnersync.testing.WebhookFixture;
import org.walletsuite.partnersync.testing.WebhookReceiver;
import org.walletsuite.platform.event.DomainEvent;
import org.walletsuite.platform.id.Ids;

class ReconciliationTest extends WebhookFixture {

    @Test
    void findsNothingWhereAllIsRight() {
        var event = issued(subscriber);
        publish(event);

        awaitStatus(event, "DELIVERED");

        assertThat(discrepancies(event)).isEmpty();
        assertThat(discrepanciesAbout(idOf(event))).isEmpty();
    }

    @Test
    void namesAnEventThatWasLost() {
        var event = issued(subscriber);
        publish(event);
        awaitStatus(event, "DELIVERED");

        db.sql("delete from inbox where event_id = ?").param(event.id()).update();

        // What the listener has taken in counts once its offset is committed.
        await().untilAsserted(() -> assertThat(discrepancies(event))
                .singleElement(STRING)
                .startsWith("vouchers-")
                .endsWith("should have been taken in, and was not"));
    }

    private List<String> discrepancies(DomainEvent event) {
        return everyDiscrepancy().stream()
                .filter(one -> one.contains(event.id()))
                .toList();
    }

    @Test
    void namesAWebhookThatNothingWillSend() {
        receiver.does(WebhookReceiver.answering(500, "no"));
        var voucher = Ids.next();
        var first = issued(subscriber, voucher);
        publish(first);
        awaitTries(first, 1);
        var second = redeemed(subscriber, voucher, 4_00, 6_00);
        publish(second);
        awaitTries(second, 1);

        db.sql("update webhook_delivery set next_attempt_at = null where event_id = ?")
                .param(second.id())
                .update();

        assertThat(discrepanciesAbout(idOf(second))).singleElement(STRING).endsWith("waits for nothing");
        assertThat(discrepanciesAbout(idOf(first))).isEmpty();
        db.sql("delete from webhook_delivery where status = 'PENDING'").update();
    }
}
