package org.walletsuite.runner.bench;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.walletsuite.runner.Suite;

/**
 * Events of gift-card orders, published as voucher-service does, on their way into users' inboxes. Orders have the only
 * topic that nothing else is derived from, so that made-up ones leave all books in balance.
 */
final class NotificationPath implements AutoCloseable {

    /** As many at once as make batches large and the time to be measured long. */
    private static final int AT_ONCE = 20_000;

    private static final String TOPIC = "orders";
    private static final String EVENT = "order.created.v1";

    /** The type of the notifications that these events make. */
    private static final String TYPE = "order_created";

    private final KafkaProducer<String, byte[]> producer;
    private final Inboxes inboxes;
    private final List<BenchmarkUser> users;
    private final InstantSource clock;

    private NotificationPath(
            KafkaProducer<String, byte[]> producer, Inboxes inboxes, List<BenchmarkUser> users, InstantSource clock) {
        this.producer = producer;
        this.inboxes = inboxes;
        this.users = users;
        this.clock = clock;
    }

    static NotificationPath open(Suite suite, Inboxes inboxes, List<BenchmarkUser> users, InstantSource clock) {
        var settings = Map.<String, Object>of("bootstrap.servers", suite.kafkaBootstrap(), "linger.ms", 5);
        return new NotificationPath(
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer()),
                inboxes,
                users,
                clock);
    }

    /** The rate from the first to the last arrival when all events are there at once. */
    Measurement atOnce() throws SQLException {
        try (var arriving = inboxes.watch(TYPE)) {
            for (var number = 0; number < AT_ONCE; number++) {
                publish();
            }
            producer.flush();
            return arriving.await(() -> AT_ONCE);
        }
    }

    /** At a fixed rate; latencies count from the time of the event. They stay short where the lag does not grow. */
    Measurement paced(int perSecond, Duration time) throws SQLException {
        var count = perSecond * time.toSeconds();
        var gap = Duration.ofSeconds(1).toNanos() / perSecond;
        try (var arriving = inboxes.watch(TYPE)) {
            var publishing = Thread.ofVirtual().start(() -> {
                var due = System.nanoTime();
                for (var number = 0L; number < count; number++, due += gap) {
                    LockSupport.parkNanos(due - System.nanoTime());
                    publish();
                }
            });
            var measured = arriving.await(() -> count);
            publishing.interrupt();
            return measured;
        }
    }

    private void publish() {
        var user = users.get(ThreadLocalRandom.current().nextInt(users.size()));
        var id = UUID.randomUUID();
        var order = UUID.randomUUID().toString();
        var time = clock.instant();
        var value = """
                {"id": "%s", "time": "%s", "order": {"id": "%s", "number": 1, "userId": "%s", "userNumber": %d,
                "type": "E-Code", "cardName": "Games card", "amount": 10000, "credited": 9000, "currency": "USD"}}""".formatted(id, time, order, user.id(), user.number());
        var record = new ProducerRecord<>(TOPIC, order, value.getBytes(StandardCharsets.UTF_8));
        header(record, "content-type", "application/json");
        header(record, "ce_specversion", "1.0");
        header(record, "ce_id", id.toString());
        header(record, "ce_type", EVENT);
        header(record, "ce_source", "/bench");
        header(record, "ce_time", time.toString());
        var _ = producer.send(record); // One that is lost will be missed among the arrivals.
    }

    private static void header(ProducerRecord<String, byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        producer.close();
    }
}
