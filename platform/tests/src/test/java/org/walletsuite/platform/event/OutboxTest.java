package org.walletsuite.platform.event;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.platform.event.UserEvent.UserRegistered;
import org.walletsuite.platform.testing.ServiceTest;
import org.walletsuite.platform.testing.TestBroker;
import org.walletsuite.platform.trace.TraceParent;

@ServiceTest
@TestConstructor(autowireMode = AutowireMode.ALL)
class OutboxTest {

    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final JdbcClient db;
    private final Welcomes welcomes;
    private final MeterRegistry meters;

    @Autowired
    OutboxTest(Outbox outbox, TransactionTemplate transaction, JdbcClient db, Welcomes welcomes, MeterRegistry meters) {
        this.outbox = outbox;
        this.transaction = transaction;
        this.db = db;
        this.welcomes = welcomes;
        this.meters = meters;
    }

    @Test
    void sendsWhatWasCommittedInOrderAndNothingElse() {
        var user = UUID.randomUUID();
        for (var number = 1; number <= 20; number++) {
            var event = registered(user, number);
            transaction.executeWithoutResult(_ -> outbox.add(event));
        }
        transaction.executeWithoutResult(status -> {
            outbox.add(registered(user, 99));
            status.setRollbackOnly();
        });
        var records = recordsOf(user, 20);
        assertThat(records)
                .extracting(record -> header(record, "ce_id"))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 20)
                        .mapToObj(n -> user + ":" + n)
                        .toList());
        assertThat(header(records.getFirst(), "ce_type")).isEqualTo("user.registered.v1");
        assertThat(header(records.getFirst(), "ce_source")).isEqualTo("/platform-test");
        assertThat(header(records.getFirst(), "ce_specversion")).isEqualTo("1.0");
        assertThat(header(records.getFirst(), "content-type")).isEqualTo("application/json");
    }

    @Test
    void aRecordCarriesTheTraceOfTheRequestThatLeftIt() {
        var user = UUID.randomUUID();
        var request = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        try (var _ = Context.root().with(Span.wrap(TraceParent.of(request))).makeCurrent()) {
            transaction.executeWithoutResult(_ -> outbox.add(registered(user, 1)));
        }
        transaction.executeWithoutResult(_ -> outbox.add(registered(user, 2)));
        var records = recordsOf(user, 2);
        assertThat(header(records.getFirst(), TraceParent.HEADER)).isEqualTo(request);
        assertThat(records.getLast().headers().lastHeader(TraceParent.HEADER)).isNull();
    }

    @Test
    void refusesAnEventOutsideATransaction() {
        assertThatThrownBy(() -> outbox.add(registered(UUID.randomUUID(), 1)))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void losesNoEventWhoseTransactionCommitsAfterALaterOne() throws Exception {
        var slow = UUID.randomUUID();
        var fast = UUID.randomUUID();
        transaction.executeWithoutResult(_ -> {
            outbox.add(registered(slow, 1));
            inAnotherTransaction(registered(fast, 1));
            assertThat(recordsOf(fast, 1)).hasSize(1);
        });
        assertThat(recordsOf(slow, 1)).hasSize(1);
    }

    @Test
    void goesOnAfterTheDatabaseCutItsConnections() {
        await().atMost(20, SECONDS).until(this::cutsTheRelaysConnection);
        var user = UUID.randomUUID();
        await().atMost(20, SECONDS).ignoreExceptions().until(() -> {
            transaction.executeWithoutResult(_ -> outbox.add(registered(user, 1)));
            return true;
        });
        assertThat(recordsOf(user, 1)).isNotEmpty();
    }

    @Test
    void showsHowLongTheOldestEventHasWaited() {
        await().atMost(20, SECONDS).until(() -> outboxAge() == 0);
        transaction.executeWithoutResult(_ -> {
            outbox.add(registered(UUID.randomUUID(), 1));
            assertThat(outboxAge()).isGreaterThan(3600);
        });
        await().atMost(20, SECONDS).until(() -> outboxAge() == 0);
    }

    @Test
    void aListenerActsOnceOnAnEventThatArrivesTwice() {
        var user = UUID.randomUUID();
        transaction.executeWithoutResult(_ -> {
            outbox.add(registered(user, 1));
            outbox.add(registered(user, 1));
            outbox.add(registered(user, 2));
        });
        await().atMost(20, SECONDS).until(() -> welcomes.of(user).size() >= 2);
        assertThat(welcomes.of(user)).containsExactly(1L, 2L);
    }

    @Test
    void anEventThatAListenerCannotHandleIsSetAsideAndTheNextOnesComeThrough() {
        var user = UUID.randomUUID();
        var setAside = setAside();
        transaction.executeWithoutResult(_ -> {
            outbox.add(registered(user, Welcomes.UNWELCOME));
            outbox.add(registered(user, 1));
        });
        await().atMost(20, SECONDS).until(() -> welcomes.of(user).contains(1L));
        assertThat(TestBroker.shared().awaitRecords("platform-test.dead-letters", user, 1))
                .extracting(record -> header(record, "ce_id"))
                .containsExactly(user + ":" + Welcomes.UNWELCOME);
        assertThat(setAside()).isEqualTo(setAside + 1);
    }

    /** Only a relay that holds the lock looks for events. */
    private boolean cutsTheRelaysConnection() {
        return db.sql("select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where datname = current_database() and query like 'select id, topic%'")
                .query(Boolean.class)
                .list()
                .contains(true);
    }

    private void inAnotherTransaction(UserRegistered event) {
        var other = new Thread(() -> transaction.executeWithoutResult(_ -> outbox.add(event)));
        other.start();
        try {
            other.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private double setAside() {
        return meters.get("events.set.aside").counter().count();
    }

    private double outboxAge() {
        return meters.get("outbox.age").timeGauge().value(SECONDS);
    }

    private static UserRegistered registered(UUID user, long number) {
        return new UserRegistered(
                user + ":" + number, Instant.parse("2026-01-01T00:00:00Z"), TestUsers.user(user, number));
    }

    private static List<ConsumerRecord<String, byte[]>> recordsOf(UUID user, int expected) {
        return TestBroker.shared().awaitRecords(UserEvent.TOPIC, user, expected);
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    @TestConfiguration
    static class Listeners {

        @Bean
        Welcomes welcomes(EventCodec codec, Inbox inbox) {
            return new Welcomes(codec, inbox);
        }

        @Bean
        NewTopic users() {
            return new NewTopic(UserEvent.TOPIC, 2, (short) 1);
        }
    }

    @Component
    static class Welcomes {

        private static final long UNWELCOME = 13;

        private final EventCodec codec;
        private final Inbox inbox;
        private final Map<UUID, List<Long>> welcomed = new ConcurrentHashMap<>();

        Welcomes(EventCodec codec, Inbox inbox) {
            this.codec = codec;
            this.inbox = inbox;
        }

        @KafkaListener(topics = UserEvent.TOPIC)
        @Transactional
        public void on(ConsumerRecord<String, byte[]> record) {
            var event = codec.decode(record).orElse(null);
            if (event instanceof UserRegistered registered && inbox.firstSeen("welcomes", event)) {
                if (registered.user().number() == UNWELCOME) {
                    throw new IllegalStateException("Not this one");
                }
                welcomed.computeIfAbsent(registered.userId(), _ -> new CopyOnWriteArrayList<>())
                        .add(registered.user().number());
            }
        }

        List<Long> of(UUID user) {
            return welcomed.getOrDefault(user, List.of());
        }
    }
}
