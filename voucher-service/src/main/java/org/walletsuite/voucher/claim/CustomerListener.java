package org.walletsuite.voucher.claim;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.walletsuite.platform.event.CustomerEvent;
import org.walletsuite.platform.event.CustomerEvent.CustomerClaimed;
import org.walletsuite.platform.event.EventCodec;
import org.walletsuite.platform.event.Inbox;

/** Notes who has become of a customer; the worker does the rest, because it calls the ledger. */
@Component
class CustomerListener {

    private static final String NAME = "voucher-customers";

    private final EventCodec codec;
    private final Inbox inbox;
    private final Claims claims;

    CustomerListener(EventCodec codec, Inbox inbox, Claims claims) {
        this.codec = codec;
        this.inbox = inbox;
        this.claims = claims;
    }

    @KafkaListener(id = NAME, topics = CustomerEvent.TOPIC, properties = "auto.offset.reset=earliest")
    @Transactional
    void consume(ConsumerRecord<String, byte[]> record) {
        if (codec.decode(record).orElse(null) instanceof CustomerClaimed claimed && inbox.firstSeen(NAME, claimed)) {
            claims.add(claimed);
        }
    }
}
