package org.walletsuite.notification.intake;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.walletsuite.platform.directory.UserDirectory;
import org.walletsuite.platform.event.EventCodec;
import org.walletsuite.platform.event.Inbox;
import org.walletsuite.platform.event.UserEvent;

/** Keeps the directory of users as their events say. */
@Component
class DirectoryListener {

    private static final String NAME = "notification-directory";

    private final EventCodec codec;
    private final Inbox inbox;
    private final UserDirectory users;

    DirectoryListener(EventCodec codec, Inbox inbox, UserDirectory users) {
        this.codec = codec;
        this.inbox = inbox;
        this.users = users;
    }

    @KafkaListener(id = NAME, topics = UserEvent.TOPIC, properties = "auto.offset.reset=earliest")
    @Transactional
    void consume(ConsumerRecord<String, byte[]> record) {
        if (codec.decode(record).orElse(null) instanceof UserEvent event && inbox.firstSeen(NAME, event)) {
            users.apply(event);
        }
    }
}
