package org.walletsuite.platform.event;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.transaction.annotation.Transactional;
import org.walletsuite.platform.event.UserEvent.UserRegistered;
import org.walletsuite.platform.reconciliation.ReconciliationCheck;

/** A listener that takes one event at a time and fails on one number until it is repaired. */
public class WelcomeListener {

    static final long UNWELCOME = 13;

    private static final String NAME = "welcomes";

    private final EventCodec codec;
    private final Inbox inbox;
    private final Map<UUID, List<Long>> welcomed = new ConcurrentHashMap<>();
    private volatile boolean mended;

    WelcomeListener(EventCodec codec, Inbox inbox) {
        this.codec = codec;
        this.inbox = inbox;
    }

    @KafkaListener(id = NAME, topics = UserEvent.TOPIC, properties = "auto.offset.reset=earliest")
    @Transactional
    public void on(ConsumerRecord<String, byte[]> record) {
        var event = codec.decode(record).orElse(null);
        if (event instanceof UserRegistered registered && inbox.firstSeen(NAME, event)) {
            if (registered.user().number() == UNWELCOME && !mended) {
                throw new IllegalStateException("Not this one");
            }
            welcomed.computeIfAbsent(registered.userId(), _ -> new CopyOnWriteArrayList<>())
                    .add(registered.user().number());
        }
    }

    List<Long> of(UUID user) {
        return welcomed.getOrDefault(user, List.of());
    }

    void mend(boolean done) {
        mended = done;
    }

    @TestConfiguration
    public static class Listeners {

        @Bean
        WelcomeListener welcomes(EventCodec codec, Inbox inbox) {
            return new WelcomeListener(codec, inbox);
        }

        @Bean
        ReconciliationCheck welcomesAgree() {
            return new ReconciliationCheck() {
                @Override
                public String text() {
                    return "Everybody who registered was welcomed";
                }

                @Override
                public void check(Consumer<String> discrepancy) {}
            };
        }

        @Bean
        NewTopic users() {
            return new NewTopic(UserEvent.TOPIC, 2, (short) 1);
        }
    }
}
