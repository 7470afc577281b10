package org.walletsuite.platform.event;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.transaction.annotation.Transactional;
import org.walletsuite.platform.event.LedgerEvent.EntryPosted;

/** A batch listener that fails on one number, and whose database can be made unavailable. */
class TallyListener {

    static final long POISON = 13;

    /** The attempts within {@code retry-for}: five, after 0.1, 0.2, 0.4 and 0.8 s, each with all events and then with the first alone. */
    static final int TRIES_OF_ITS_OWN_FAULT = 10;

    private final EventCodec codec;
    private final Inbox inbox;
    private final Map<UUID, List<Long>> counted = new ConcurrentHashMap<>();
    private final Map<UUID, Integer> tries = new ConcurrentHashMap<>();
    private final Map<String, Integer> largestBatches = new ConcurrentHashMap<>();
    private final AtomicInteger lost = new AtomicInteger();
    private volatile boolean databaseUnavailable;

    TallyListener(EventCodec codec, Inbox inbox) {
        this.codec = codec;
        this.inbox = inbox;
    }

    @KafkaListener(id = "tally", topics = LedgerEvent.TOPIC, batch = "true", properties = "auto.offset.reset=earliest")
    @Transactional
    public void on(List<ConsumerRecord<String, byte[]>> records) {
        records.stream()
                .collect(Collectors.groupingBy(ConsumerRecord::key, Collectors.summingInt(_ -> 1)))
                .forEach((key, count) -> largestBatches.merge(key, count, Math::max));
        if (databaseUnavailable) {
            lost.incrementAndGet();
            throw new TransientDataAccessResourceException("Gone");
        }
        var fresh = inbox.firstSeen("tally", codec.decode(records)).stream()
                .map(EntryPosted.class::cast)
                .toList();
        fresh.stream().filter(entry -> entry.seq() == POISON).forEach(entry -> {
            tries.merge(entry.accountId(), 1, Integer::sum);
            throw new IllegalStateException("Not this one");
        });
        fresh.forEach(entry -> counted.computeIfAbsent(entry.accountId(), _ -> new CopyOnWriteArrayList<>())
                .add(entry.seq()));
    }

    List<Long> of(UUID account) {
        return counted.getOrDefault(account, List.of());
    }

    int triesOf(UUID account) {
        return tries.getOrDefault(account, 0);
    }

    int lost() {
        return lost.get();
    }

    /** The most records about an account that came at once, among those of others. */
    int largestBatchOf(UUID account) {
        return largestBatches.getOrDefault(account.toString(), 0);
    }

    void loseDatabase() {
        databaseUnavailable = true;
    }

    void recover() {
        databaseUnavailable = false;
    }

    void forget() {
        lost.set(0);
        databaseUnavailable = false;
    }
}
