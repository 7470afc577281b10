package org.walletsuite.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.walletsuite.platform.event.AccessEvent;
import org.walletsuite.platform.event.AccessEvent.AccessChanged;

class UnreadableAccessTest {

    private final RuntimeException reason = new IllegalStateException("Not to be read");
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final UnreadableAccess unreadable = new UnreadableAccess(metrics);
    private final UUID user = UUID.randomUUID();

    @Test
    void aNewerChangeRestoresItsUser() {
        unreadable.add(record(1), reason, _ -> 5);
        assertThat(unreadable.isAbout(user)).isTrue();

        unreadable.heal(change(user, 6), record(2));

        assertThat(unreadable.isAbout(user)).isFalse();
    }

    @Test
    void aKnownChangeRestoresNobodyHoweverOftenItIsRedelivered() {
        unreadable.add(record(1), reason, _ -> 5);

        unreadable.heal(change(user, 5), record(2));

        assertThat(unreadable.isAbout(user)).isTrue();
    }

    @Test
    void anEarlierChangeRestoresNobodyWhenTheTopicIsReadAgain() {
        unreadable.add(record(1), reason, _ -> 0);

        unreadable.heal(change(user, 5), record(0));

        assertThat(unreadable.isAbout(user)).isTrue();
    }

    @Test
    void aChangeOfAnotherUserRestoresNobody() {
        unreadable.add(record(1), reason, _ -> 5);

        unreadable.heal(change(UUID.randomUUID(), 9), record(2));

        assertThat(unreadable.isAbout(user)).isTrue();
    }

    @Test
    void aRecordCountsOnceAndARestoredUserStaysSoWhenTheTopicIsReadAgain() {
        unreadable.add(record(1), reason, _ -> 5);
        unreadable.heal(change(user, 7), record(2));

        unreadable.add(record(1), reason, _ -> 7);

        assertThat(unreadable.isAbout(user)).isFalse();
        assertThat(metrics.get("access.unreadable").counter().count()).isOne();
        assertThat(metrics.get("access.unreadable.users").gauge().value()).isZero();
    }

    @Test
    void recordsOfEachPartitionCount() {
        for (var partition : List.of(0, 1)) {
            unreadable.add(record(partition, 1), reason, _ -> 5);
            unreadable.add(record(partition, 7), reason, _ -> 5);
            unreadable.add(record(partition, 1), reason, _ -> 5);
        }

        assertThat(metrics.get("access.unreadable").counter().count()).isEqualTo(4);
    }

    private ConsumerRecord<String, byte[]> record(long offset) {
        return record(0, offset);
    }

    private ConsumerRecord<String, byte[]> record(int partition, long offset) {
        return new ConsumerRecord<>(AccessEvent.TOPIC, partition, offset, user.toString(), new byte[0]);
    }

    private static AccessChanged change(UUID user, long version) {
        return new AccessChanged("id", Instant.EPOCH, user, version, Instant.EPOCH, true, List.of("USER"));
    }
}
