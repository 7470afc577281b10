package org.walletsuite.platform.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.support.KafkaUtils;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.platform.event.UserEvent.UserRegistered;
import org.walletsuite.platform.testing.ServiceTest;
import org.walletsuite.platform.testing.TestUsers;

@ServiceTest
@TestConstructor(autowireMode = AutowireMode.ALL)
class InboxTest {

    private final Inbox inbox;
    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final String listener = "listener-" + UUID.randomUUID();

    @Autowired
    InboxTest(Inbox inbox, JdbcClient db, TransactionTemplate transaction) {
        this.inbox = inbox;
        this.db = db;
        this.transaction = transaction;
    }

    @Test
    void returnsTheNewEventsOfABatchInTheirOrder() {
        assertThat(fresh(events(3, 1, 3))).containsExactly("3", "1");
        assertThat(fresh(events(1, 2, 3, 4))).containsExactly("2", "4");
        assertThat(fresh(List.of())).isEmpty();
    }

    @Test
    void forgetsTheEventsOfAFailedTransaction() {
        transaction.executeWithoutResult(status -> {
            assertThat(inbox.firstSeen(listener, events(1, 2))).hasSize(2);
            status.setRollbackOnly();
        });
        assertThat(fresh(events(1, 2))).containsExactly("1", "2");
    }

    @Test
    void refusesAListenerThatUsesAnotherNameThanItsOwn() {
        KafkaUtils.setConsumerGroupId("another");
        try {
            assertThatThrownBy(() -> fresh(events(1))).hasMessage("Listener another asks the inbox of " + listener);
        } finally {
            KafkaUtils.clearConsumerGroupId();
        }
    }

    @Test
    void refusesABatchOutsideATransaction() {
        assertThatThrownBy(() -> inbox.firstSeen(listener, events(1)))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void givesEachEventToOneOfTwoReplicasThatConsumeItAtTheSameInstant() throws Exception {
        var up = IntStream.rangeClosed(1, 500).toArray();
        var down = IntStream.rangeClosed(1, 500).map(number -> 501 - number).toArray();
        var start = new CountDownLatch(1);
        try (var replicas = Executors.newFixedThreadPool(2)) {
            var consumed = Stream.of(up, down)
                    .map(order -> replicas.submit(() -> {
                        start.await();
                        return fresh(events(order));
                    }))
                    .toList();
            start.countDown();
            var given = new ArrayList<>(consumed.getFirst().get());
            given.addAll(consumed.getLast().get());
            assertThat(given).hasSize(500).doesNotHaveDuplicates();
        }
    }

    @Test
    void deletesInChunksWhatIsTooOldForRedelivery() {
        fresh(events(1));
        for (var number = 2; number <= 8; number++) {
            db.sql("insert into inbox (listener, event_id, seen_at) values (?, ?, now() - ? * interval '1 hour')")
                    .param(listener)
                    .param(Integer.toString(number))
                    .param(number == 8 ? 23 : 25)
                    .update();
        }
        var pruning = new InboxPruning(
                db,
                new EventSettings(
                        Duration.ofMinutes(2),
                        Duration.ofHours(24),
                        Duration.ofDays(30),
                        Duration.ofMinutes(10),
                        Duration.ofSeconds(5)));
        assertThat(pruning.prune(4)).isGreaterThanOrEqualTo(6);
        assertThat(fresh(events(1, 2, 7, 8))).containsExactly("2", "7");
    }

    private List<String> fresh(List<UserRegistered> events) {
        return transaction.execute(_ -> inbox.firstSeen(listener, events)).stream()
                .map(UserRegistered::id)
                .toList();
    }

    private static List<UserRegistered> events(int... numbers) {
        return IntStream.of(numbers)
                .mapToObj(number -> new UserRegistered(
                        Integer.toString(number),
                        Instant.parse("2026-01-01T00:00:00Z"),
                        TestUsers.user(new UUID(0, number), number)))
                .toList();
    }
}
