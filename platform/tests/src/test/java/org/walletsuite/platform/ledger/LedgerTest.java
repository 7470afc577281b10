package org.walletsuite.platform.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.walletsuite.platform.testing.Patience.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.ledger.PostingResult.Posted;
import org.walletsuite.platform.ledger.PostingResult.Reason;
import org.walletsuite.platform.ledger.PostingResult.Rejected;

@ExtendWith(OutputCaptureExtension.class)
class LedgerTest extends LedgerFixture {

    @Test
    void aSingleCommandIsSentAtOnce() {
        var ledger = ledger(16, AMPLE);
        assertThat(ledger.post(move("one", 5))).isInstanceOf(Posted.class);
        assertThat(ledger.post(move("two", 5))).isInstanceOf(Posted.class);
        assertThat(sent).containsExactly(List.of("one"), List.of("two"));
    }

    @Test
    void waitingCommandsAreSentAsOneBatchInTheirOrder() {
        var ledger = ledger(1_000, AMPLE);
        holdUp("first");
        var _ = post(ledger, move("first", 1));
        await().until(() -> sent.size() == 1);
        var waiting = new ArrayList<String>();
        for (var number = 0; number < 200; number++) {
            waiting.add("waiting-" + number);
            var _ = post(ledger, move("waiting-" + number, 1));
            awaitCallersAsleep();
        }
        gate.countDown();
        await().until(() -> sent.size() == 3);
        assertThat(sent)
                .containsExactly(
                        List.of("first"),
                        waiting.subList(0, CommandBatch.LARGEST),
                        waiting.subList(CommandBatch.LARGEST, 200));
    }

    @Test
    void everyCallerGetsItsOwnAnswer() {
        var ledger = ledger(1_000, AMPLE);
        var answers = new ArrayList<CompletableFuture<PostingResult>>();
        for (var number = 1; number <= 300; number++) {
            answers.add(
                    post(ledger, number % 3 == 0 ? move("key-" + number, -1_000_000) : move("key-" + number, number)));
        }
        for (var number = 1; number <= 300; number++) {
            var answer = answers.get(number - 1).join();
            if (number % 3 == 0) {
                assertThat(answer).isEqualTo(new Rejected(Reason.INSUFFICIENT_FUNDS, "wallet"));
            } else {
                assertThat(answer)
                        .isInstanceOfSatisfying(
                                Posted.class,
                                posted -> assertThat(posted.transfer().idempotencyKey())
                                        .isEqualTo("key-" + posted.transfer().amount()));
                assertThat(((Posted) answer).transfer().amount()).isEqualTo(number);
            }
        }
    }

    /** It may be that a caller named another program's account, which is no reason for an alarm. */
    @Test
    void aMissingGrantIsForTheSenderOfTheCommandToJudge(CapturedOutput output) {
        var ledger = ledger(16, AMPLE);
        line.carryPostingsBy(
                (_, _) -> new BatchReply(List.of(BatchReply.Item.decided(new Rejected(Reason.NOT_GRANTED, "wallet")))));

        assertThat(ledger.post(move("not-granted", 5))).isEqualTo(new Rejected(Reason.NOT_GRANTED, "wallet"));

        assertThat(output.getAll().lines()).noneMatch(line -> line.contains("ERROR") && line.contains(".ledger."));
    }

    @Test
    void aCommandWhoseCallerGaveUpIsNotSent() {
        var ledger = ledger(16, SHORT);
        holdUp("first");
        await().until(() -> {
            var _ = post(ledger, move("first", 1)); // Once more where its own caller gave up.
            return !sent.isEmpty();
        });
        assertFails(ledger, move("given-up", 1), ErrorCode.SERVICE_UNAVAILABLE);
        gate.countDown();
        await().ignoreExceptions().until(() -> {
            ledger.post(move("last", 1));
            return true;
        });
        assertThat(books.transferByKey("last")).isPresent();
        assertThat(sent).noneMatch(batch -> batch.contains("given-up"));
        assertThat(books.transferByKey("given-up")).isEmpty();
    }

    @Test
    void aFullQueueRefusesAtOnce() {
        var ledger = ledger(2, AMPLE);
        holdUp("first");
        var _ = post(ledger, move("first", 1));
        await().until(() -> sent.size() == 1);
        var _ = post(ledger, move("second", 1));
        var _ = post(ledger, move("third", 1));
        awaitCallersAsleep();
        assertFails(ledger, move("fourth", 1), ErrorCode.SERVICE_UNAVAILABLE);
    }

    @Test
    void closingRefusesWhatWasNotSent() {
        var ledger = ledger(16, AMPLE);
        holdUp("first");
        var _ = post(ledger, move("first", 1));
        await().until(() -> sent.size() == 1);
        var waiting = post(ledger, move("waiting", 1));
        awaitCallersAsleep();
        ledger.close();
        assertThatThrownBy(waiting::join).cause().matches(hasCode(ErrorCode.SERVICE_UNAVAILABLE));
        assertFails(ledger, move("late", 1), ErrorCode.SERVICE_UNAVAILABLE);
    }
}
