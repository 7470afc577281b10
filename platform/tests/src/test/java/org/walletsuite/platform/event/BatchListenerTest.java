package org.walletsuite.platform.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.walletsuite.platform.testing.Patience.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.springframework.transaction.annotation.Transactional;
import org.walletsuite.platform.event.LedgerEvent.EntryPosted;
import org.walletsuite.platform.event.LedgerEvent.TransferPart;
import org.walletsuite.platform.testing.ServiceTest;
import org.walletsuite.platform.testing.TestBroker;

@ServiceTest
@TestConstructor(autowireMode = AutowireMode.ALL)
class BatchListenerTest {

    private static final String DEAD_LETTERS = "ledger.entries.tally.dead";
    private static final TopicPartition PARTITION = new TopicPartition(LedgerEvent.TOPIC, 0);

    private final EventCodec codec;
    private final TallyListener tally;
    private final MessageListenerContainer container;
    private final Newcomer newcomer;
    private final MessageListenerContainer newcomers;
    private final UUID account = UUID.randomUUID();

    @Autowired
    BatchListenerTest(
            EventCodec codec, TallyListener tally, Newcomer newcomer, KafkaListenerEndpointRegistry registry) {
        this.codec = codec;
        this.tally = tally;
        this.container = Objects.requireNonNull(registry.getListenerContainer("tally"));
        this.newcomer = newcomer;
        this.newcomers = Objects.requireNonNull(registry.getListenerContainer("newcomer"));
    }

    @BeforeEach
    void listen() {
        tally.forget();
        container.start();
    }

    @Test
    void consumesManyEventsAtATimeAndSkipsUnknownTypes() {
        var unknown = codec.encode(entry(2));
        unknown.headers().remove("ce_type").add("ce_type", "ledger.dreamt.v9".getBytes(StandardCharsets.UTF_8));
        consumeAtOnce(List.of(codec.encode(entry(1)), unknown, codec.encode(entry(3))));
        await().until(() -> tally.of(account).size() == 2);
        assertThat(tally.of(account)).containsExactly(1L, 3L);
        assertThat(tally.largestBatchOf(account)).isEqualTo(3);
    }

    @Test
    void countsARedeliveredEventOnceInABatchAndLater() {
        consumeAtOnce(records(1, 2, 1, 3));
        consumeAtOnce(records(2, 3, 4));
        await().until(() -> tally.of(account).contains(4L));
        assertThat(tally.of(account)).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void countsNothingAgainWhenTheTopicIsReadFromTheBeginning() throws Exception {
        consumeAtOnce(records(1, 2, 3));
        await().until(() -> tally.of(account).contains(3L));
        stop(container);
        forgetHowFarItCame();
        consumeAtOnce(records(4));
        await().until(() -> tally.of(account).contains(4L));
        assertThat(tally.of(account)).containsExactly(1L, 2L, 3L, 4L);
        assertThat(tally.largestBatchOf(account)).isEqualTo(4);
    }

    @Test
    void deadLettersOnlyTheEventThatFailsByItself() {
        consumeAtOnce(records(1, 2, TallyListener.POISON, 3, 4));
        await().until(() -> tally.of(account).contains(4L));
        assertThat(tally.of(account)).containsExactly(1L, 2L, 3L, 4L);
        assertThat(deadLettersOf(account)).containsExactly(account + ":" + TallyListener.POISON);
        assertThat(tally.triesOf(account)).isGreaterThan(2);
    }

    @Test
    void deadLettersUnreadableRecords() {
        var garbled = codec.encode(entry(2));
        var unreadable = new ProducerRecord<>(
                garbled.topic(), null, garbled.key(), "{\"seq".getBytes(StandardCharsets.UTF_8), garbled.headers());
        consumeAtOnce(List.of(codec.encode(entry(1)), unreadable, codec.encode(entry(3))));
        await().until(() -> tally.of(account).contains(3L));
        assertThat(tally.of(account)).containsExactly(1L, 3L);
        assertThat(deadLettersOf(account)).containsExactly(account + ":2");
    }

    @Test
    void waitsForTheEndOfAnOutageHoweverLongItTakes() {
        tally.loseDatabase();
        consumeAtOnce(records(1, 2));
        await().until(() -> tally.lost() > TallyListener.TRIES_OF_ITS_OWN_FAULT);
        tally.recover();
        await().until(() -> tally.of(account).contains(2L));
        assertThat(tally.of(account)).containsExactly(1L, 2L);
    }

    @Test
    void aNewListenerSkipsEarlierEventsAndFailedAttemptsNoneSince() throws Exception {
        var old = codec.encode(entry(1));
        var lastWeek = System.currentTimeMillis() - Duration.ofDays(7).toMillis();

        TestBroker.shared()
                .send(List.of(
                        new ProducerRecord<>(old.topic(), 0, lastWeek, old.key(), old.value(), old.headers()),
                        codec.encode(entry(2))));
        await().until(() -> newcomer.of(account).contains(2L));
        stop(newcomers);
        TestBroker.shared().send(codec.encode(entry(3)));
        loseOffsets("newcomer");
        newcomers.start();

        await().until(() -> newcomer.of(account).contains(3L));
        assertThat(newcomer.of(account)).containsExactly(2L, 3L);
        await().until(() -> tally.of(account).size() == 3);
    }

    private EntryPosted entry(long seq) {
        return new EntryPosted(
                account + ":" + seq,
                Instant.parse("2026-01-01T00:00:00Z"),
                seq,
                account,
                account,
                "festival",
                "stand",
                "FEST-1",
                seq,
                100,
                100 * seq,
                "00",
                new TransferPart(UUID.randomUUID(), "PURCHASE", null, null, Map.of()));
    }

    private List<ProducerRecord<String, byte[]>> records(long... numbers) {
        return LongStream.of(numbers).mapToObj(this::entry).map(codec::encode).toList();
    }

    /** Sends them while the listener is stopped, so that it gets them as one batch. */
    private void consumeAtOnce(List<ProducerRecord<String, byte[]>> records) {
        stop(container);
        TestBroker.shared()
                .send(records.stream()
                        .map(record ->
                                new ProducerRecord<>(record.topic(), 0, record.key(), record.value(), record.headers()))
                        .toList());
        container.start();
    }

    /** However long its consumer takes for the end. */
    private static void stop(MessageListenerContainer container) {
        var stopped = new CountDownLatch(1);
        container.stop(stopped::countDown);
        await().until(() -> stopped.getCount() == 0);
    }

    private static void forgetHowFarItCame() throws Exception {
        try (var admin =
                Admin.create(Map.of("bootstrap.servers", TestBroker.shared().bootstrapServers()))) {
            var earliest = admin.listOffsets(Map.of(PARTITION, OffsetSpec.earliest()))
                    .partitionResult(PARTITION)
                    .get()
                    .offset();
            await().ignoreExceptions().until(() -> {
                admin.alterConsumerGroupOffsets("tally", Map.of(PARTITION, new OffsetAndMetadata(earliest)))
                        .all()
                        .get();
                return true;
            });
        }
    }

    private static void loseOffsets(String group) throws Exception {
        try (var admin =
                Admin.create(Map.of("bootstrap.servers", TestBroker.shared().bootstrapServers()))) {
            await().ignoreExceptions().until(() -> {
                admin.deleteConsumerGroups(List.of(group)).all().get();
                return true;
            });
        }
    }

    private static List<String> deadLettersOf(UUID key) {
        return TestBroker.shared().records(DEAD_LETTERS, key).stream()
                .map(record -> new String(record.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8))
                .toList();
    }

    @TestConfiguration
    static class Listeners {

        @Bean
        TallyListener tally(EventCodec codec, Inbox inbox) {
            return new TallyListener(codec, inbox);
        }

        @Bean
        Newcomer newcomer(EventCodec codec, Inbox inbox) {
            return new Newcomer(codec, inbox);
        }

        @Bean
        NewTopic ledgerEntries() {
            return new NewTopic(LedgerEvent.TOPIC, 2, (short) 1);
        }
    }

    /** A listener that is new with the test and reads events from then on. */
    static class Newcomer {

        private final EventCodec codec;
        private final Inbox inbox;
        private final Map<UUID, List<Long>> consumed = new ConcurrentHashMap<>();

        Newcomer(EventCodec codec, Inbox inbox) {
            this.codec = codec;
            this.inbox = inbox;
        }

        @KafkaListener(id = "newcomer", topics = LedgerEvent.TOPIC, properties = "auto.offset.reset=latest")
        @Transactional
        public void on(ConsumerRecord<String, byte[]> record) {
            if (codec.decode(record).orElse(null) instanceof EntryPosted entry && inbox.firstSeen("newcomer", entry)) {
                consumed.computeIfAbsent(entry.accountId(), _ -> new CopyOnWriteArrayList<>())
                        .add(entry.seq());
            }
        }

        List<Long> of(UUID account) {
            return consumed.getOrDefault(account, List.of());
        }
    }
}
