package org.walletsuite.notification.partner;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.walletsuite.platform.event.EventCodec;
import org.walletsuite.platform.event.Inbox;
import org.walletsuite.platform.event.PartnerNotice;

/**
 * Has mails sent to the contacts of partners. It begins with the first events that are there: each partner is warned once
 * only, and what has ended by now is told apart.
 */
@Component
public class PartnerListener {

    public static final String NAME = "notification-partners";

    private final EventCodec codec;
    private final Inbox inbox;
    private final PartnerMails mails;

    PartnerListener(EventCodec codec, Inbox inbox, PartnerMails mails) {
        this.codec = codec;
        this.inbox = inbox;
        this.mails = mails;
    }

    @KafkaListener(id = NAME, topics = PartnerNotice.TOPIC, properties = "auto.offset.reset=earliest")
    @Transactional
    void consume(ConsumerRecord<String, byte[]> record) {
        if (codec.decode(record).orElse(null) instanceof PartnerNotice notice && inbox.firstSeen(NAME, notice)) {
            switch (notice) {
                case PartnerNotice.SecretExpiring ending -> mails.warn(ending);
                case PartnerNotice.WebhookDisabled disabled -> mails.announce(disabled);
            }
        }
    }
}
