package org.walletsuite.platform.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.platform.client.ServiceUnavailable;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.error.Failure;
import org.walletsuite.platform.error.Unfinished;
import org.walletsuite.platform.event.Outbox;
import org.walletsuite.platform.festival.FestivalFailure;
import org.walletsuite.platform.idempotency.FirstAnswer;
import org.walletsuite.platform.testing.MovableClock;
import org.walletsuite.platform.testing.ServiceTest;
import org.walletsuite.platform.web.IdempotencyKey;
import org.walletsuite.platform.workflow.Gifts.Receipt;
import org.walletsuite.platform.workflow.Gifts.Step;
import tools.jackson.databind.json.JsonMapper;

/** A workflow that is begun by a request with a key: however often it comes, one is begun, finished and answered. */
@ServiceTest
@TestConstructor(autowireMode = AutowireMode.ALL)
class IdempotentWorkflowTest {

    private final MovableClock clock = new MovableClock();
    private final IdempotencyKey key = key(UUID.randomUUID().toString());
    private final JdbcClient db;
    private final Gifts gifts;
    private final Workflows worker;

    @Autowired
    IdempotentWorkflowTest(JdbcClient db, TransactionTemplate transaction, Outbox outbox) {
        this.db = db;
        this.gifts = new Gifts(db, transaction, outbox, clock, 50);
        this.worker = new Workflows(List.of(gifts), db, clock, Duration.ofHours(1));
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void isFinishedByWhoComesAgainWhereverTheFirstDied(Step step) throws Exception {
        try (var _ = new Stalled(gifts, step, true, () -> Stalled.untilDeath(() -> gifts.give(key, "red")))) {
            clock.putForward(Duration.ofSeconds(1));
            var second = gifts.give(key, "red");
            clock.putForward(Duration.ofSeconds(1));

            assertThat(gifts.given()).isEqualTo(1);
            assertThat(gifts.events()).hasSize(1);
            assertThat(isReplay(second)).as("nothing was begun before").isEqualTo(step != Step.PROMISED);
            assertThat(body(gifts.give(key, "red"))).isEqualTo(body(second));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"CLAIMED", "READ", "POSTED"})
    void isAnsweredAlikeWhenAnotherOvertakesTheFirst(Step step) throws Exception {
        try (var slow = new Stalled(gifts, step, false, () -> gifts.give(key, "red"))) {
            var second = gifts.give(key, "red");
            clock.putForward(Duration.ofSeconds(1));
            slow.goesOn();

            assertThat(body(gifts.give(key, "red"))).isEqualTo(body(second));
        }
        assertThat(gifts.given()).isEqualTo(1);
    }

    @Test
    void isAnsweredWithWhatTheWorkerMadeOfIt() {
        gifts.interruption(Step.READ, () -> {
            throw new ServiceUnavailable("ledger", true, null);
        });
        assertThatThrownBy(() -> gifts.give(key, "red")).isInstanceOf(Unfinished.class);
        gifts.recover();
        clock.putForward(Workflow.LEASE);
        worker.runDue("gift");
        var attempts = gifts.attempts().size();
        clock.putForward(Duration.ofSeconds(1));

        var answer = gifts.give(key, "red");

        assertThat(gifts.attempts()).hasSize(attempts);
        assertThat(body(answer)).doesNotContain(clock.instant().toString());
        assertThat(isReplay(answer)).isTrue();
        assertThat(gifts.given()).isEqualTo(1);
    }

    @Test
    void isNotAnsweredWithWhatItsKeyWasTakenForSince() {
        var later = new ArrayList<ResponseEntity<FirstAnswer<Receipt>>>();
        gifts.interruption(Step.COMMITTED, () -> {
            gifts.recover();
            db.sql("delete from idempotency_key where key = ?")
                    .param(key.value())
                    .update();
            later.add(gifts.give(key, "blue"));
        });

        var answer = gifts.give(key, "red");

        assertThat(later).hasSize(1);
        assertThat(body(answer)).isNotEqualTo(body(later.getFirst()));
        assertThat(gifts.given()).isEqualTo(2);
    }

    @Test
    void isOneHoweverManyComeAtOnce() throws Exception {
        List<ResponseEntity<FirstAnswer<Receipt>>> answers;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = threads
                    .invokeAll(Stream.generate(
                                    () -> (Callable<ResponseEntity<FirstAnswer<Receipt>>>) () -> gifts.give(key, "red"))
                            .limit(10)
                            .toList())
                    .stream()
                    .map(done -> done.resultNow())
                    .toList();
        }

        assertThat(answers).extracting(IdempotentWorkflowTest::body).containsOnly(body(answers.getFirst()));
        assertThat(answers).filteredOn(answer -> !isReplay(answer)).hasSize(1);
        assertThat(gifts.given()).isEqualTo(1);
    }

    @Test
    void isNotTakenForAnother() {
        gifts.give(key, "red");

        assertRefused(ErrorCode.IDEMPOTENCY_KEY_REUSED, key, "blue");
        assertThat(gifts.given()).isEqualTo(1);
    }

    @Test
    void decidesAgainWhereItWasRefused() {
        gifts.fund(0);
        assertRefused(FestivalFailure.INSUFFICIENT_BALANCE, key, "red");
        assertRefused(FestivalFailure.INSUFFICIENT_BALANCE, key, "blue");
        gifts.fund(1);

        assertThat(isReplay(gifts.give(key, "blue"))).isFalse();
        assertThat(gifts.given()).isEqualTo(1);
        assertThat(gifts.unfinished()).isZero();
    }

    @Test
    void isAnotherEachTimeWithoutAKey() {
        gifts.give(key(null), "red");
        gifts.give(key(null), "red");

        assertThat(gifts.given()).isEqualTo(2);
    }

    @Test
    void isCheckedOnlyWhereNothingWasBegun() {
        assertThatThrownBy(() -> gifts.give(key, "red", this::refusal)).matches(this::isRefusal);
        assertThat(gifts.unfinished()).as("a refused request begins nothing").isZero();
        gifts.interruption(Step.READ, () -> {
            throw new ServiceUnavailable("ledger", true, null);
        });
        assertThatThrownBy(() -> gifts.give(key, "red", () -> "right")).isInstanceOf(Unfinished.class);
        gifts.recover();

        var continued = gifts.give(key, "red", this::refusal);

        assertThat(isReplay(continued)).isTrue();
        assertThat(body(gifts.give(key, "red", this::refusal))).isEqualTo(body(continued));
        assertRefused(ErrorCode.IDEMPOTENCY_KEY_REUSED, () -> gifts.give(key, "blue", this::refusal));
        assertThatThrownBy(() -> gifts.give(key(null), "red", this::refusal)).matches(this::isRefusal);
        assertThat(gifts.given()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isNotBegunTwiceNorRefusedWhereTheSameBeginsDuringTheCheck(boolean passes) {
        var answers = new ArrayList<ResponseEntity<FirstAnswer<Receipt>>>();

        var answer = gifts.give(key, "red", () -> {
            answers.add(gifts.give(key, "red"));
            return passes ? "right" : refusal();
        });

        assertThat(body(answer)).isEqualTo(body(answers.getFirst()));
        assertThat(isReplay(answer)).isTrue();
        assertThat(gifts.given()).isEqualTo(1);
    }

    @Test
    void isRefusedWhereAnotherBeginsWithItsKeyDuringTheCheck() {
        assertRefused(
                ErrorCode.IDEMPOTENCY_KEY_REUSED,
                () -> gifts.give(key, "red", () -> {
                    gifts.give(key, "blue");
                    return "right";
                }));
        assertThat(gifts.given()).isEqualTo(1);
    }

    private String refusal() {
        throw new ApiException(ErrorCode.FORBIDDEN);
    }

    private boolean isRefusal(Throwable failure) {
        return failure instanceof ApiException error && error.code() == ErrorCode.FORBIDDEN;
    }

    private void assertRefused(Failure code, ThrowingCallable request) {
        assertThatThrownBy(request)
                .isInstanceOfSatisfying(
                        ApiException.class, error -> assertThat(error.code()).isEqualTo(code));
    }

    private void assertRefused(Failure code, IdempotencyKey used, String wrapping) {
        assertRefused(code, () -> gifts.give(used, wrapping));
    }

    private static IdempotencyKey key(@Nullable String header) {
        return IdempotencyKey.of("test", "gift", UUID.randomUUID(), header);
    }

    private static String body(ResponseEntity<?> answer) {
        return JsonMapper.shared().writeValueAsString(answer.getBody());
    }

    private static boolean isReplay(ResponseEntity<?> answer) {
        return answer.getHeaders().containsHeader(IdempotencyKey.REPLAYED);
    }
}
