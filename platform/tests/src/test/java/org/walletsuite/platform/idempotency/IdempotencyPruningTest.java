package org.walletsuite.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.testing.MovableClock;
import org.walletsuite.platform.testing.ServiceTest;
import org.walletsuite.platform.web.IdempotencyKey;
import tools.jackson.databind.json.JsonMapper;

/** How long a first answer is kept. */
@ServiceTest
@TestConstructor(autowireMode = AutowireMode.ALL)
class IdempotencyPruningTest {

    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final MovableClock clock = new MovableClock();
    private final JdbcClient db;
    private final Idempotency idempotency;
    private final IdempotencyPruning pruning;

    @Autowired
    IdempotencyPruningTest(JdbcClient db, TransactionTemplate transaction) {
        this.db = db;
        this.idempotency = new Idempotency(db, transaction, JsonMapper.shared(), clock);
        this.pruning = new IdempotencyPruning(db, new IdempotencySettings(DAY), clock);
    }

    @BeforeEach
    void nothingIsKept() {
        db.sql("delete from idempotency_key").update();
    }

    @Test
    void isADayAfterTheAnswer() {
        run(key());
        clock.putForward(DAY.minus(MINUTE));
        pruning.prune();
        assertThat(kept()).isOne();

        clock.putForward(MINUTE);
        pruning.prune();

        assertThat(kept()).isZero();
    }

    @Test
    void beginsWithTheAnswerNotWithTheIntent() {
        var key = key();
        begin(key, true);
        clock.putForward(DAY);
        begin(key, false);
        clock.putForward(DAY.minus(MINUTE));
        pruning.prune();

        assertThat(kept()).isOne();
    }

    @Test
    void doesNotEndBeforeTheWorkDoesButIsNotForEver() {
        begin(key(), true);
        clock.putForward(IdempotencyPruning.UNFINISHED);
        pruning.prune();
        assertThat(kept()).isOne();

        clock.putForward(DAY);
        pruning.prune();

        assertThat(kept()).isZero();
    }

    @Test
    void endsInStepsThatReplicasShare() throws Exception {
        IntStream.range(0, 100).forEach(_ -> run(key()));
        clock.putForward(DAY);
        long forgotten;
        try (var replicas = Executors.newFixedThreadPool(3)) {
            var all = Stream.generate(() -> (Callable<Long>) () -> pruning.prune(7))
                    .limit(3)
                    .toList();
            forgotten = replicas.invokeAll(all).stream()
                    .mapToLong(replica -> replica.resultNow())
                    .sum();
        }

        assertThat(forgotten + pruning.prune(7)).isEqualTo(100);
        assertThat(kept()).isZero();
    }

    @Test
    void isNeverSetToLess() {
        try (var validation = Validation.buildDefaultValidatorFactory()) {
            var validator = validation.getValidator();

            assertThat(validator.validate(new IdempotencySettings(DAY))).isEmpty();
            assertThat(validator.validate(new IdempotencySettings(DAY.minusMillis(1))))
                    .hasSize(1);
        }
    }

    private void run(IdempotencyKey key) {
        idempotency.once(key, Map.of(), () -> Reply.ok("done"));
    }

    private void begin(IdempotencyKey key, boolean stops) {
        try {
            idempotency.begunOnce(key, Map.of(), UUID::randomUUID, _ -> {
                if (stops) {
                    throw new ApiException(ErrorCode.INTERNAL_ERROR);
                }
                return Reply.ok("done");
            });
        } catch (ApiException e) {
            assertThat(stops).isTrue();
        }
    }

    private static IdempotencyKey key() {
        return IdempotencyTest.key(UUID.randomUUID().toString());
    }

    private long kept() {
        return db.sql("select count(*) from idempotency_key").query(Long.class).single();
    }
}
