package org.walletsuite.platform.event;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.walletsuite.platform.testing.Patience.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.platform.event.UserEvent.UserRegistered;
import org.walletsuite.platform.testing.ServiceTest;
import org.walletsuite.platform.testing.TestBroker;
import org.walletsuite.platform.testing.TestUsers;
import org.walletsuite.platform.trace.TraceParent;

@ServiceTest
@Import(WelcomeListener.Listeners.class)
@TestConstructor(autowireMode = AutowireMode.ALL)
class OutboxTest {

    private static final String ROW = "insert into outbox (topic, key, event_id, type, time, value)"
            + " values ('%s', 'key', 'event', 'type', now(), '{}')";

    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final JdbcClient db;
    private final WelcomeListener welcomes;
    private final MeterRegistry meters;
    private final EventCodec codec;
    private final DataSource database;

    @Autowired
    OutboxTest(
            Outbox outbox,
            TransactionTemplate transaction,
            JdbcClient db,
            WelcomeListener welcomes,
            MeterRegistry meters,
            EventCodec codec,
            DataSource database) {
        this.outbox = outbox;
        this.transaction = transaction;
        this.db = db;
        this.welcomes = welcomes;
        this.meters = meters;
        this.codec = codec;
        this.database = database;
    }

    @Test
    void publishesWhatWasCommittedInOrderAndNothingElse() {
        var user = UUID.randomUUID();
        var numbers = LongStream.rangeClosed(1, 20)
                .map(number -> WelcomeListener.UNWELCOME + number)
                .boxed()
                .toList();
        numbers.forEach(number -> transaction.executeWithoutResult(_ -> outbox.add(registered(user, number))));
        transaction.executeWithoutResult(status -> {
            outbox.add(registered(user, 99));
            status.setRollbackOnly();
        });
        var records = recordsOf(user, 20);
        assertThat(records)
                .extracting(record -> header(record, "ce_id"))
                .containsExactlyElementsOf(
                        numbers.stream().map(number -> user + ":" + number).toList());
        assertThat(header(records.getFirst(), "ce_type")).isEqualTo("user.registered.v1");
        assertThat(header(records.getFirst(), "ce_source")).isEqualTo("/platform-test");
        assertThat(header(records.getFirst(), "ce_specversion")).isEqualTo("1.0");
        assertThat(header(records.getFirst(), "content-type")).isEqualTo("application/json");
    }

    @Test
    void aRecordCarriesTheTraceOfItsRequest() {
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
    void goesOnAfterTheDatabaseClosedItsConnections() {
        await().until(this::cutsTheRelaysConnection);
        var user = UUID.randomUUID();
        await().ignoreExceptions().until(() -> {
            transaction.executeWithoutResult(_ -> outbox.add(registered(user, 1)));
            return true;
        });
        assertThat(recordsOf(user, 1)).isNotEmpty();
    }

    @Test
    void showsHowLongTheOldestEventHasWaited() {
        await().until(() -> outboxAge() == 0);
        transaction.executeWithoutResult(_ -> {
            outbox.add(registered(UUID.randomUUID(), 1));
            assertThat(outboxAge()).isGreaterThan(3600);
        });
        await().until(() -> outboxAge() == 0);
    }

    @Test
    void aListenerHandlesARedeliveredEventOnce() {
        var user = UUID.randomUUID();
        transaction.executeWithoutResult(_ -> {
            outbox.add(registered(user, 1));
            outbox.add(registered(user, 1));
            outbox.add(registered(user, 2));
        });
        await().until(() -> welcomes.of(user).size() >= 2);
        assertThat(welcomes.of(user)).containsExactly(1L, 2L);
    }

    @Test
    void anUnsendableRowStopsItsOwnTopicOnly() {
        var user = UUID.randomUUID();
        var nowhere = "no topic " + user;

        transaction.executeWithoutResult(_ -> {
            db.sql(ROW.formatted(nowhere)).update();
            outbox.add(registered(user, 1));
        });

        try {
            assertThat(recordsOf(user, 1)).isNotEmpty();
            assertThat(waitingFor(nowhere)).isEqualTo(1);
        } finally {
            db.sql("delete from outbox where topic = ?").param(nowhere).update();
        }
    }

    @Test
    void aStoppedTopicIsSkippedAndCountedUntilASendSucceeds() throws Exception {
        var log = new OutboxLog(codec);
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var insert = connection.createStatement()) {
                insert.execute(ROW.formatted("stuck"));
                insert.execute(ROW.formatted("fine"));
                insert.execute(ROW.formatted("stuck"));
            }

            log.stop("stuck", new IllegalStateException("Too large"));
            var others = log.next(connection, 1_000);
            assertThat(topics(others)).contains("fine").doesNotContain("stuck");
            assertThat(log.stoppedTopics()).isEqualTo(1);

            var sent = new EventLog.Batch(List.of(new ProducerRecord<>("stuck", new byte[0])), List.of(0L));
            log.markSent(connection, sent);
            assertThat(topics(log.next(connection, 1_000))).containsSubsequence("stuck", "fine", "stuck");
            assertThat(log.stoppedTopics()).isZero();
            connection.rollback();
        }
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

    private long waitingFor(String topic) {
        return db.sql("select count(*) from outbox where topic = ?")
                .param(topic)
                .query(Long.class)
                .single();
    }

    private static List<String> topics(EventLog.Batch batch) {
        return batch.records().stream().map(ProducerRecord::topic).toList();
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
}
