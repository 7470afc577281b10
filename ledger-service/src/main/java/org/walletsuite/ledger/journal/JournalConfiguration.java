package org.walletsuite.ledger.journal;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.walletsuite.platform.event.LedgerEvent;

@Configuration
class JournalConfiguration {

    /** With the broker's default replication, which the operator's cluster configures. */
    @Bean
    NewTopic ledgerEntries(JournalSettings settings) {
        return new NewTopic(LedgerEvent.TOPIC, Optional.of(settings.partitions()), Optional.empty());
    }

    /** How many entries and changes of accounts and holds Kafka has not acknowledged yet. */
    @Bean
    Gauge relayBacklog(MeterRegistry registry, JdbcClient db) {
        return Gauge.builder("ledger.relay.backlog", db, JournalConfiguration::backlog)
                .register(registry);
    }

    private static double backlog(JdbcClient db) {
        return db.sql("select h.position - c.position from ledger_head h, relay_cursor c")
                .query(Long.class)
                .single();
    }
}
