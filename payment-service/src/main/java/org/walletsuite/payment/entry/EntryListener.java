package org.walletsuite.payment.entry;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.walletsuite.payment.audit.Heard;
import org.walletsuite.payment.sale.Sales;
import org.walletsuite.platform.event.Inbox;
import org.walletsuite.platform.event.LedgerEvent;
import org.walletsuite.platform.event.LedgerEvent.EntryPosted;

/** Takes the ledger's entries as they come, hundreds in one transaction, and hands them to who counts them. */
@Component
class EntryListener {

    private static final String NAME = "sales";

    private final Inbox inbox;
    private final Heard heard;
    private final Sales sales;

    EntryListener(Inbox inbox, Heard heard, Sales sales) {
        this.inbox = inbox;
        this.heard = heard;
        this.sales = sales;
    }

    @KafkaListener(topics = LedgerEvent.TOPIC, batch = "true")
    @Transactional
    void hear(List<@Nullable LedgerEvent> events) {
        var entries = entries(events);
        heard.hear(entries);
        // The inbox remembers only what is counted: it would grow several times as fast with all there is.
        sales.add(inbox.firstSeen(NAME, Sales.among(entries)));
    }

    private static List<EntryPosted> entries(List<@Nullable LedgerEvent> events) {
        return events.stream()
                .filter(EntryPosted.class::isInstance)
                .map(EntryPosted.class::cast)
                .toList();
    }
}
