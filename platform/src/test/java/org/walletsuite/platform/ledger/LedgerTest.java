package org.walletsuite.platform.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.client.HttpClientErrorException;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.ledger.BatchReply.Item;
import org.walletsuite.platform.ledger.BatchReply.Outcome;
import org.walletsuite.platform.ledger.LedgerCommand.Post;
import org.walletsuite.platform.ledger.PostingResult.Posted;
import org.walletsuite.platform.ledger.PostingResult.Reason;
import org.walletsuite.platform.ledger.PostingResult.Rejected;
import org.walletsuite.platform.ledger.PostingResult.Replayed;
import org.walletsuite.platform.money.Asset;
import org.walletsuite.platform.peer.PeerUnavailable;
import org.walletsuite.platform.testing.LedgerModel;
import org.walletsuite.platform.testing.UnreliableLedger;

class LedgerTest {

    private static final Duration AMPLE = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofSeconds(1);

    private final LedgerModel books = new LedgerModel(Clock.systemUTC());
    private final UnreliableLedger line = new UnreliableLedger(books);
    private final UUID cash = Ids.next();
    private final UUID wallet = Ids.next();
    private final List<List<String>> sent = new CopyOnWriteArrayList<>();
    private final CountDownLatch gate = new CountDownLatch(1);
    private final List<Thread> callers = new ArrayList<>();
    private final List<Ledger> clients = new ArrayList<>();

    @BeforeEach
    void openAccounts() {
        books.putAsset("TZS", new Asset("TZS", 2, "TZS"));
        books.open(cash, new NewAccount(Ids.next(), null, "test", "cash-in", "TZS", null));
        books.open(wallet, new NewAccount(Ids.next(), null, "test", "wallet", "TZS", 0L));
        line.carryPostingsBy((batch, ledger) -> {
            sent.add(keys(batch));
            return ledger.post(batch);
        });
    }

    @AfterEach
    void openGate() {
        gate.countDown();
        clients.forEach(Ledger::close);
    }

    @Test
    void aLoneCommandTravelsAlone() {
        var ledger = ledger(16, AMPLE);
        assertThat(ledger.post(deposit("one", 5))).isInstanceOf(Posted.class);
        assertThat(ledger.post(deposit("two", 5))).isInstanceOf(Posted.class);
        assertThat(sent).containsExactly(List.of("one"), List.of("two"));
    }

    @Test
    void commandsThatWaitTogetherTravelTogetherInTheirOrder() {
        var ledger = ledger(1_000, AMPLE);
        holdUp("first");
        var _ = post(ledger, deposit("first", 1));
        await().until(() -> sent.size() == 1);
        var waiting = new ArrayList<String>();
        for (var number = 0; number < 200; number++) {
            waiting.add("waiting-" + number);
            var _ = post(ledger, deposit("waiting-" + number, 1));
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
            answers.add(post(
                    ledger, number % 3 == 0 ? spend("key-" + number, 1_000_000) : deposit("key-" + number, number)));
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

    @Test
    void whatTheLedgerTurnedAwayDidNotRunAndWhatItLostIsUnknown() {
        var ledger = ledger(16, AMPLE);
        answerEverything(Outcome.NOT_RUN);
        assertFails(ledger, deposit("one", 5), ErrorCode.SERVICE_UNAVAILABLE);
        answerEverything(Outcome.UNKNOWN);
        assertFails(ledger, deposit("two", 5), ErrorCode.TIMEOUT);
    }

    @Test
    void whatNeverReachedTheLedgerFailsAtOnce() {
        var ledger = ledger(16, AMPLE);
        var tries = new AtomicInteger();
        line.carryPostingsBy((_, _) -> {
            tries.incrementAndGet();
            throw new PeerUnavailable("ledger", false, null);
        });
        assertFails(ledger, deposit("one", 5), ErrorCode.SERVICE_UNAVAILABLE);
        assertThat(tries).hasValue(1);
    }

    @Test
    void whatMayHaveRunIsSentAgainUntilItIsAnswered() {
        var ledger = ledger(16, AMPLE);
        var tries = new AtomicInteger();
        line.carryPostingsBy((batch, real) -> {
            var reply = real.post(batch);
            if (tries.incrementAndGet() < 4) {
                throw new PeerUnavailable("ledger", true, null);
            }
            return reply;
        });
        assertThat(ledger.post(deposit("one", 5))).isInstanceOf(Replayed.class);
        assertThat(tries).hasValue(4);
        assertThat(balance()).isEqualTo(5);
    }

    @Test
    void anOutageAfterATryThatMayHaveRunStaysUnknown() {
        var ledger = ledger(16, SHORT);
        var tries = new AtomicInteger();
        line.carryPostingsBy((_, _) -> {
            throw new PeerUnavailable("ledger", tries.incrementAndGet() == 1, null);
        });
        assertFails(ledger, deposit("one", 5), ErrorCode.TIMEOUT);
        assertThat(tries).hasValueGreaterThan(1);
    }

    @Test
    void beingTurnedAwayAfterATryThatMayHaveRunStaysUnknown() {
        var ledger = ledger(16, AMPLE);
        var tries = new AtomicInteger();
        line.carryPostingsBy((batch, real) -> {
            if (tries.incrementAndGet() == 1) {
                real.post(batch);
                throw new PeerUnavailable("ledger", true, null);
            }
            return undecided(batch, Outcome.NOT_RUN);
        });
        assertFails(ledger, deposit("one", 5), ErrorCode.TIMEOUT);
    }

    @Test
    void aCommandGivenUpBeforeItLeftNeverLeaves() {
        var ledger = ledger(16, SHORT);
        holdUp("first");
        var _ = post(ledger, deposit("first", 1));
        await().until(() -> sent.size() == 1);
        assertFails(ledger, deposit("given-up", 1), ErrorCode.SERVICE_UNAVAILABLE);
        gate.countDown();
        assertThat(ledger.post(deposit("last", 1))).isInstanceOf(Posted.class);
        assertThat(sent).containsExactly(List.of("first"), List.of("last"));
        assertThat(books.transferByKey("given-up")).isEmpty();
    }

    @Test
    void aCommandUnderWayPastItsDeadlineIsUnknown() {
        var ledger = ledger(16, SHORT);
        holdUp("first");
        assertFails(ledger, deposit("first", 1), ErrorCode.TIMEOUT);
    }

    @Test
    void aFullQueueTurnsAwayAtOnce() {
        var ledger = ledger(2, AMPLE);
        holdUp("first");
        var _ = post(ledger, deposit("first", 1));
        await().until(() -> sent.size() == 1);
        var _ = post(ledger, deposit("second", 1));
        var _ = post(ledger, deposit("third", 1));
        awaitCallersAsleep();
        assertFails(ledger, deposit("fourth", 1), ErrorCode.SERVICE_UNAVAILABLE);
    }

    @Test
    void aCommandThatTheLedgerCannotReadFailsAlone() {
        var ledger = ledger(16, AMPLE);
        line.carryPostingsBy((batch, real) -> {
            sent.add(keys(batch));
            if (keys(batch).contains("first")) {
                awaitGate();
            }
            if (keys(batch).contains("odd")) {
                throw HttpClientErrorException.create(
                        HttpStatus.BAD_REQUEST, "Bad Request", HttpHeaders.EMPTY, new byte[0], StandardCharsets.UTF_8);
            }
            return real.post(batch);
        });
        var _ = post(ledger, deposit("first", 1));
        await().until(() -> sent.size() == 1);
        var good = post(ledger, deposit("good", 1));
        var odd = post(ledger, deposit("odd", 1));
        var fine = post(ledger, deposit("fine", 1));
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
    void answersThatDontMatchTheCommandsTellNothing() {
        var ledger = ledger(16, AMPLE);
        line.carryPostingsBy((_, _) -> new BatchReply(List.of()));
        assertFails(ledger, deposit("one", 5), ErrorCode.TIMEOUT);
        line.recover();
        assertThat(ledger.post(deposit("one", 5))).isInstanceOf(Posted.class);
    }

    @Test
    void closingTurnsAwayWhatHasNotLeft() {
        var ledger = ledger(16, AMPLE);
        holdUp("first");
        var _ = post(ledger, deposit("first", 1));
        await().until(() -> sent.size() == 1);
        var waiting = post(ledger, deposit("waiting", 1));
        awaitCallersAsleep();
        ledger.close();
        assertThatThrownBy(waiting::join).cause().matches(hasCode(ErrorCode.SERVICE_UNAVAILABLE));
        assertFails(ledger, deposit("late", 1), ErrorCode.SERVICE_UNAVAILABLE);
    }

    private Ledger ledger(int queue, Duration deadline) {
        var ledger = new Ledger(line, new LedgerSettings(queue, 1, deadline));
        clients.add(ledger);
        return ledger;
    }

    /** The batch with this command does not arrive before the gate opens. */
    private void holdUp(String key) {
        line.carryPostingsBy((batch, ledger) -> {
            sent.add(keys(batch));
            if (keys(batch).contains(key)) {
                awaitGate();
            }
            return ledger.post(batch);
        });
    }

    private void awaitGate() {
        var interrupted = false;
        while (true) {
            try {
                gate.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void answerEverything(Outcome outcome) {
        line.carryPostingsBy((batch, _) -> undecided(batch, outcome));
    }

    private static BatchReply undecided(CommandBatch batch, Outcome outcome) {
        return new BatchReply(
                batch.commands().stream().map(_ -> Item.undecided(outcome)).toList());
    }

    private CompletableFuture<PostingResult> post(Ledger ledger, LedgerCommand command) {
        var answer = new CompletableFuture<PostingResult>();
        callers.add(Thread.ofPlatform().daemon().start(() -> {
            try {
                answer.complete(ledger.post(command));
            } catch (ApiException e) {
                answer.completeExceptionally(e);
            }
        }));
        return answer;
    }

    /** All callers wait for their answers, so their commands are queued or under way. */
    private void awaitCallersAsleep() {
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> callers.stream().allMatch(caller -> caller.getState() == Thread.State.TIMED_WAITING));
    }

    private static void assertFails(Ledger ledger, LedgerCommand command, ErrorCode code) {
        assertThatThrownBy(() -> ledger.post(command))
                .isInstanceOf(ApiException.class)
                .matches(hasCode(code));
    }

    private static Predicate<Throwable> hasCode(ErrorCode code) {
        return error -> error instanceof ApiException told && told.code() == code;
    }

    private static List<String> keys(CommandBatch batch) {
        return batch.commands().stream().map(LedgerCommand::idempotencyKey).toList();
    }

    private long balance() {
        return books.account(wallet).map(Account::balance).orElseThrow();
    }

    private Post deposit(String key, long amount) {
        return new Post(
                key,
                "CASH_IN",
                List.of(new Leg(cash, -amount, "cash-in"), new Leg(wallet, amount, "wallet")),
                null,
                Map.of());
    }

    private Post spend(String key, long amount) {
        return new Post(
                key,
                "CASH_OUT",
                List.of(new Leg(cash, amount, "cash-in"), new Leg(wallet, -amount, "wallet")),
                null,
                Map.of());
    }
}
