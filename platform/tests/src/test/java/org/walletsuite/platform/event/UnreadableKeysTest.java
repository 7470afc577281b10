package org.walletsuite.platform.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class UnreadableKeysTest {

    private final RuntimeException reason = new IllegalStateException("Not to be read");
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final UnreadableKeys<String> unreadable =
            new UnreadableKeys<>(metrics, "access.unreadable", "users", Optional::of);
    private final String user = UUID.randomUUID().toString();

    @Test
    void aNewerChangeRestoresItsUser() {
        unreadable.add(record(1), reason, _ -> 5);
        assertThat(unreadable.contains(user)).isTrue();

        unreadable.heal(user, 6, record(2));

        assertThat(unreadable.contains(user)).isFalse();
    }

    @Test
    void aKnownChangeRestoresNobodyHoweverOftenItIsRedelivered() {
        unreadable.add(record(1), reason, _ -> 5);

        unreadable.heal(user, 5, record(2));

        assertThat(unreadable.contains(user)).isTrue();
    }

    @Test
    void anEarlierChangeRestoresNobodyWhenTheTopicIsReadAgain() {
        unreadable.add(record(1), reason, _ -> 0);

        unreadable.heal(user, 5, record(0));

        assertThat(unreadable.contains(user)).isTrue();
    }

    @Test
    void aChangeOfAnotherUserRestoresNobody() {
        unreadable.add(record(1), reason, _ -> 5);

        unreadable.heal(UUID.randomUUID().toString(), 9, record(2));

        assertThat(unreadable.contains(user)).isTrue();
    }

    @Test
    void aRecordCountsOnceAndARestoredUserStaysSoWhenTheTopicIsReadAgain() {
        unreadable.add(record(1), reason, _ -> 5);
        unreadable.heal(user, 7, record(2));

        unreadable.add(record(1), reason, _ -> 7);

        assertThat(unreadable.contains(user)).isFalse();
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
        return new ConsumerRecord<>(AccessEvent.TOPIC, partition, offset, user, new byte[0]);
    }
}
