package org.walletsuite.payment.reconciliation;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.walletsuite.payment.sale.Sales;
import org.walletsuite.platform.event.EventCodec;
import org.walletsuite.platform.event.Inbox;
import org.walletsuite.platform.event.LedgerEvent;
import org.walletsuite.platform.event.LedgerEvent.EntryPosted;
import org.walletsuite.platform.festival.Festival;

/**
 * Consumes the ledger's entries of festivals, hundreds in one transaction, and passes them to the features that count
 * them.
 */
@Component
class EntryListener {

    private static final String NAME = "sales";

    private final EventCodec codec;
    private final Inbox inbox;
    private final ConsumedEntries consumed;
    private final Sales sales;

    EntryListener(EventCodec codec, Inbox inbox, ConsumedEntries consumed, Sales sales) {
        this.codec = codec;
        this.inbox = inbox;
        this.consumed = consumed;
        this.sales = sales;
    }

    // A report may be a tenth of a second late: fewer and larger batches cost less, here and at the broker.
    @KafkaListener(
            id = NAME,
            topics = LedgerEvent.TOPIC,
            batch = "true",
            properties = {
                "auto.offset.reset=earliest",
                "fetch.min.bytes=131072",
                "fetch.max.wait.ms=100",
                "max.poll.records=2000"
            })
    @Transactional
    void consume(List<ConsumerRecord<String, byte[]>> records) {
        var entries = entries(records);
        consumed.consume(entries);
        // The inbox stores only counted entries: with those of wallets it would grow twice as fast.
        sales.add(inbox.firstSeen(NAME, Sales.among(entries)));
    }

    private List<EntryPosted> entries(List<ConsumerRecord<String, byte[]>> records) {
        return codec.decode(EventCodec.ofProgram(Festival.PROGRAM, records)).stream()
                .filter(EntryPosted.class::isInstance)
                .map(EntryPosted.class::cast)
                .toList();
    }
}
