package org.walletsuite.platform.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.walletsuite.platform.testing.Patience.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.walletsuite.platform.client.ServiceUnavailable;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.ledger.PostingResult.Posted;
import org.walletsuite.platform.ledger.PostingResult.Reason;
import org.walletsuite.platform.ledger.PostingResult.Rejected;
import org.walletsuite.platform.ledger.PostingResult.Replayed;

class OrderedPostingTest extends LedgerFixture {

    private final Ledger ledger = ledger(16, AMPLE);

    @Test
    void keepsTheOrderInAsFewBatchesAsFit() {
        var commands = IntStream.range(0, 300)
                .mapToObj(number -> move("key-" + number, number % 2 == 0 ? 7 : -7))
                .toList();
        var answers = ledger.postAll(commands, AMPLE);
        assertThat(sent)
                .containsExactly(
                        keys(commands.subList(0, 128)),
                        keys(commands.subList(128, 256)),
                        keys(commands.subList(256, 300)));
        assertThat(answers)
                .hasSize(300)
                .allSatisfy(answer -> assertThat(answer.get()).isInstanceOf(Posted.class));
    }

    @Test
    void returnsEveryCommandsOwnDecision() {
        var answers =
                ledger.postAll(List.of(move("one", 5), move("two", -6), move("one", 5), move("three", -5)), AMPLE);
        assertThat(answers.get(0).get()).isInstanceOf(Posted.class);
        assertThat(answers.get(1).get()).isEqualTo(new Rejected(Reason.INSUFFICIENT_FUNDS, "wallet"));
        assertThat(answers.get(2).get()).isInstanceOf(Replayed.class);
        assertThat(answers.get(3).get()).isInstanceOf(Posted.class);
    }

    @Test
    void failsAMalformedCommandAlone() {
        var answers = ledger.postAll(List.of(move("one", 5), move("zero", 0), move("two", 5)), AMPLE);
        assertFails(answers.get(1), ErrorCode.VALIDATION_ERROR);
        assertThat(answers.get(2).get()).isInstanceOf(Posted.class);
        assertThat(sent).containsExactly(List.of("one", "two"));
        assertFails(ledger.postAll(List.of(move("zero", 0)), AMPLE).getFirst(), ErrorCode.VALIDATION_ERROR);
    }

    @Test
    void sendsNothingForAnEmptyList() {
        assertThat(ledger.postAll(List.of(), AMPLE)).isEmpty();
        assertThat(sent).isEmpty();
    }

    @Test
    void retriesABatchWhoseReplyWasLostBeforeSendingTheNext() {
        line.carryPostingsBy((batch, real) -> {
            sent.add(keys(batch));
            var reply = real.post(batch);
            if (sent.size() == 1) {
                throw new ServiceUnavailable("ledger", true, null);
            }
            return reply;
        });
        var commands = IntStream.range(0, 129)
                .mapToObj(number -> move("key-" + number, 1))
                .toList();
        var answers = ledger.postAll(commands, AMPLE);
        assertThat(sent).extracting(List::size).containsExactly(128, 128, 1);
        assertThat(answers.getFirst().get()).isInstanceOf(Replayed.class);
        assertThat(answers.getLast().get()).isInstanceOf(Posted.class);
    }

    @Test
    void anOutageThatMayHaveRunIsUnknown() {
        line.carryPostingsBy((batch, _) -> {
            sent.add(keys(batch));
            throw new ServiceUnavailable("ledger", true, null);
        });
        var commands = IntStream.range(0, 200)
                .mapToObj(number -> move("key-" + number, 1))
                .toList();
        var answers = await().until(() -> ledger.postAll(commands, SHORT), _ -> !sent.isEmpty());
        assertFails(answers.get(127), ErrorCode.TIMEOUT);
        line.recover();
        assertThat(ledger.postAll(commands, AMPLE).getLast().get()).isInstanceOf(Posted.class);
    }

    @Test
    void sendsNothingAfterTheDeadline() {
        var answers = ledger.postAll(List.of(move("late", 1)), Duration.ofMillis(-1));
        assertFails(answers.getFirst(), ErrorCode.SERVICE_UNAVAILABLE);
        assertThat(sent).isEmpty();
    }

    @Test
    void aSecondListWaitsForTheFirstAndSendsNothingAfterItsDeadline() throws InterruptedException {
        var first = underWay();
        assertFails(ledger.postAll(List.of(move("second", 1)), SHORT).getFirst(), ErrorCode.SERVICE_UNAVAILABLE);
        gate.countDown();
        first.join();
        assertThat(books.transferByKey("first")).isPresent();
        assertThat(books.transferByKey("second")).isEmpty();
        assertThat(ledger.postAll(List.of(move("third", 1)), AMPLE).getFirst().get())
                .isInstanceOf(Posted.class);
    }

    @Test
    void anInterruptedCallerLearnsThatNothingWasSent() throws InterruptedException {
        var first = underWay();
        var answers = new CompletableFuture<List<Supplier<PostingResult>>>();
        var second =
                Thread.ofVirtual().start(() -> answers.complete(ledger.postAll(List.of(move("second", 1)), AMPLE)));
        await().until(() -> second.getState() == Thread.State.TIMED_WAITING);
        second.interrupt();
        assertFails(answers.join().getFirst(), ErrorCode.SERVICE_UNAVAILABLE);
        gate.countDown();
        first.join();
        assertThat(books.transferByKey("second")).isEmpty();
    }

    @Test
    void sendsNothingOneByOneAfterTheDeadline() {
        line.carryPostingsBy((batch, real) -> {
            sent.add(keys(batch));
            if (sent.size() == 1) {
                throw refusal(HttpStatus.BAD_REQUEST);
            }
            var reply = real.post(batch);
            pause(SHORT); // The time allowed for all of them.
            return reply;
        });
        var answers = await().until(
                        () -> {
                            sent.clear();
                            return ledger.postAll(List.of(move("one", 1), move("two", 1), move("three", 1)), SHORT);
                        },
                        _ -> sent.size() > 1);
        assertThat(sent).containsExactly(List.of("one", "two", "three"), List.of("one"));
        assertThat(answers.get(0).get()).isInstanceOf(Posted.class);
        assertFails(answers.get(1), ErrorCode.SERVICE_UNAVAILABLE);
        assertFails(answers.get(2), ErrorCode.SERVICE_UNAVAILABLE);
    }

    @Test
    void anInvalidReplyLeavesTheOutcomeUnknown() {
        line.carryPostingsBy((_, _) -> new BatchReply(List.of()));
        assertFails(ledger.postAll(List.of(move("one", 1)), AMPLE).getFirst(), ErrorCode.TIMEOUT);
    }

    @Test
    void aClosedClientRefuses() {
        ledger.close();
        assertFails(ledger.postAll(List.of(move("one", 1)), AMPLE).getFirst(), ErrorCode.SERVICE_UNAVAILABLE);
    }

    /** Sends a batch that is not answered before the gate opens. */
    private Thread underWay() {
        holdUp("first");
        var first = Thread.ofVirtual().start(() -> ledger.postAll(List.of(move("first", 1)), AMPLE));
        await().until(() -> sent.size() == 1);
        return first;
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
