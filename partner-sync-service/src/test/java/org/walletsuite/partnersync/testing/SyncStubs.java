package org.walletsuite.partnersync.testing;

import java.time.Clock;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistrar;
import org.walletsuite.platform.event.UserEvent;
import org.walletsuite.platform.testing.MidanNights;

/** What user sync has around it in tests: the users of wallet-service, and two other systems. */
@TestConfiguration(proxyBeanMethods = false)
public class SyncStubs {

    /** What the systems show, and are shown. */
    public static final String MIDAN_KEY = "midan-key-to-call-the-wallet";

    public static final String TICKETS_KEY = "tickets-key-to-call-the-wallet";
    private static final String OUTGOING = "-key-of-the-wallet";

    @Bean
    NewTopic usersTopic() {
        return new NewTopic(UserEvent.TOPIC, 2, (short) 1);
    }

    @Bean
    @Primary
    SyncedUserModel syncedUserModel(Clock clock) {
        return new SyncedUserModel(clock);
    }

    @Bean
    MidanNights midan() {
        return new MidanNights("midan" + OUTGOING);
    }

    @Bean
    MidanNights tickets() {
        return new MidanNights("tickets" + OUTGOING);
    }

    @Bean
    DynamicPropertyRegistrar systems(MidanNights midan, MidanNights tickets) {
        return registry -> {
            registry.add("sync.systems.midan.base-url", midan::url);
            registry.add("sync.systems.midan.outgoing-key", () -> "midan" + OUTGOING);
            registry.add("sync.systems.midan.incoming-key", () -> MIDAN_KEY);
            registry.add("sync.systems.tickets.base-url", tickets::url);
            registry.add("sync.systems.tickets.outgoing-key", () -> "tickets" + OUTGOING);
            registry.add("sync.systems.tickets.incoming-key", () -> TICKETS_KEY);
            registry.add("sync.systems.tickets.allowed-ips", () -> "127.0.0.0/8,192.0.2.0/24");
        };
    }
}
