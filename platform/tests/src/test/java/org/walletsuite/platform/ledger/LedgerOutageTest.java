package org.walletsuite.platform.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.walletsuite.platform.testing.Patience.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.HttpStatus;
import org.walletsuite.platform.client.ServiceUnavailable;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.ledger.BatchReply.Item;
import org.walletsuite.platform.ledger.BatchReply.Outcome;
import org.walletsuite.platform.ledger.PostingResult.Posted;
import org.walletsuite.platform.ledger.PostingResult.Replayed;

class LedgerOutageTest extends LedgerFixture {

    @Test
    void aCommandNotRunIs503AndAnUnknownOutcomeIs504() {
        var ledger = ledger(16, AMPLE);
        answerEverything(Outcome.NOT_RUN);
        assertFails(ledger, move("one", 5), ErrorCode.SERVICE_UNAVAILABLE);
        answerEverything(Outcome.UNKNOWN);
        assertFails(ledger, move("two", 5), ErrorCode.TIMEOUT);
    }

    @Test
    void aCommandThatNeverReachedTheLedgerFailsAtOnce() {
        var ledger = ledger(16, AMPLE);
        var tries = new AtomicInteger();
        line.carryPostingsBy((_, _) -> {
            tries.incrementAndGet();
            throw new ServiceUnavailable("ledger", false, null);
        });
        assertFails(ledger, move("one", 5), ErrorCode.SERVICE_UNAVAILABLE);
        assertThat(tries).hasValue(1);
    }

    @Test
    void aCommandThatMayHaveRunIsRetriedUntilItIsAnswered() {
        var ledger = ledger(16, AMPLE);
        var tries = new AtomicInteger();
        line.carryPostingsBy((batch, real) -> {
            var reply = real.post(batch);
            if (tries.incrementAndGet() < 4) {
                throw new ServiceUnavailable("ledger", true, null);
            }
            return reply;
        });
        assertThat(ledger.post(move("one", 5))).isInstanceOf(Replayed.class);
        assertThat(tries).hasValue(4);
        assertThat(balance()).isEqualTo(5);
    }

    @Test
    void anOutageAfterAnAttemptThatMayHaveRunStaysUnknown() {
        var failure = failure(() -> {
            var tries = new AtomicInteger();
            var ledger = hasty((_, _) -> {
                throw new ServiceUnavailable("ledger", tries.incrementAndGet() == 1, null);
            });
            return Optional.ofNullable(catchThrowable(() -> ledger.post(move("one", 5))))
                    .filter(_ -> tries.get() > 1);
        });
        assertThat(failure).matches(hasCode(ErrorCode.TIMEOUT));
    }

    @Test
    void aRefusalAfterAnAttemptThatMayHaveRunStaysUnknown() {
        var ledger = ledger(16, AMPLE);
        var tries = new AtomicInteger();
        line.carryPostingsBy((batch, real) -> {
            if (tries.incrementAndGet() == 1) {
                real.post(batch);
                throw new ServiceUnavailable("ledger", true, null);
            }
            return undecided(batch, Outcome.NOT_RUN);
        });
        assertFails(ledger, move("one", 5), ErrorCode.TIMEOUT);
    }

    /** What the first attempt still does at another replica would make it untrue. */
    @Test
    void aDecisionAgainstACommandThatMayStillRunStaysUnknown() {
        var ledger = ledger(16, AMPLE);
        var tries = new AtomicInteger();
        books.changeStatus(wallet, new StatusChange.Request(AccountStatus.FROZEN, "wallet"));
        line.carryPostingsBy((batch, real) -> {
            if (tries.incrementAndGet() == 1) {
                throw new ServiceUnavailable("ledger", true, null);
            }
            return real.post(batch);
        });

        assertFails(ledger, move("one", 5), ErrorCode.TIMEOUT);

        assertThat(ledger.post(move("one", 5))).isInstanceOf(PostingResult.Rejected.class);
    }

    @Test
    void aCommandUnderWayPastItsDeadlineIsUnknown() {
        var failure = failure(() -> {
            var isUnderWay = new AtomicBoolean();
            var ledger = hasty((batch, real) -> {
                isUnderWay.set(true);
                awaitGate();
                return real.post(batch);
            });
            return Optional.ofNullable(catchThrowable(() -> ledger.post(move("first", 1))))
                    .filter(_ -> isUnderWay.get());
        });
        assertThat(failure).matches(hasCode(ErrorCode.TIMEOUT));
    }

    @ParameterizedTest
    @EnumSource(
            value = HttpStatus.class,
            names = {"BAD_REQUEST", "FORBIDDEN", "CONFLICT", "CONTENT_TOO_LARGE"})
    void aCommandThatTheLedgerRefusesForGoodFailsAlone(HttpStatus status) {
        var ledger = ledger(16, AMPLE);
        line.carryPostingsBy((batch, real) -> {
            sent.add(keys(batch));
            if (keys(batch).contains("first")) {
                awaitGate();
            }
            if (keys(batch).contains("odd")) {
                throw refusal(status);
            }
            return real.post(batch);
        });
        var _ = post(ledger, move("first", 1));
        await().until(() -> sent.size() == 1);
        var good = post(ledger, move("good", 1));
        var odd = post(ledger, move("odd", 1));
        var fine = post(ledger, move("fine", 1));
        awaitCallersAsleep();
        gate.countDown();
        assertThat(good.join()).isInstanceOf(Posted.class);
        assertThat(fine.join()).isInstanceOf(Posted.class);
        assertThatThrownBy(odd::join)
                .hasCauseInstanceOf(ApiException.class)
                .cause()
                .matches(hasCode(ErrorCode.INTERNAL_ERROR));
        assertThat(balance()).isEqualTo(3);
    }

    @Test
    void aRefusalByStatusAfterAnAttemptThatMayHaveRunStaysUnknown() {
        var ledger = ledger(16, AMPLE);
        line.carryPostingsBy((batch, real) -> {
            sent.add(keys(batch));
            real.post(batch);
            throw sent.size() == 1 ? new ServiceUnavailable("ledger", true, null) : refusal(HttpStatus.FORBIDDEN);
        });
        assertFails(ledger, move("one", 5), ErrorCode.TIMEOUT);
    }

    @Test
    void closingBetweenTwoAttemptsLeavesTheOutcomeUnknown() {
        var ledger = ledger(16, AMPLE);
        line.carryPostingsBy((batch, _) -> {
            sent.add(keys(batch));
            throw new ServiceUnavailable("ledger", true, null);
        });
        var answer = post(ledger, move("one", 5));
        await().until(() -> sent.size() >= 3);
        ledger.close();
        assertThat(answer)
                .failsWithin(Duration.ofMinutes(1))
                .withThrowableOfType(ExecutionException.class)
                .havingCause()
                .matches(hasCode(ErrorCode.TIMEOUT));
    }

    @Test
    void repliesThatDontMatchTheCommandsLeaveTheOutcomeUnknown() {
        var ledger = ledger(16, AMPLE);
        line.carryPostingsBy((_, _) -> new BatchReply(List.of()));
        assertFails(ledger, move("one", 5), ErrorCode.TIMEOUT);
        line.recover();
        assertThat(ledger.post(move("one", 5))).isInstanceOf(Posted.class);
    }

    private void answerEverything(Outcome outcome) {
        line.carryPostingsBy((batch, _) -> undecided(batch, outcome));
    }

    private static BatchReply undecided(CommandBatch batch, Outcome outcome) {
        return new BatchReply(
                batch.commands().stream().map(_ -> Item.undecided(outcome)).toList());
    }
}
