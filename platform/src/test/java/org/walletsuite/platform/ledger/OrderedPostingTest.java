package org.walletsuite.platform.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.ledger.LedgerCommand.Post;
import org.walletsuite.platform.ledger.PostingResult.Posted;
import org.walletsuite.platform.ledger.PostingResult.Reason;
import org.walletsuite.platform.ledger.PostingResult.Rejected;
import org.walletsuite.platform.ledger.PostingResult.Replayed;
import org.walletsuite.platform.money.Asset;
import org.walletsuite.platform.peer.PeerUnavailable;
import org.walletsuite.platform.testing.LedgerModel;
import org.walletsuite.platform.testing.UnreliableLedger;

class OrderedPostingTest {

    private static final Duration AMPLE = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(300);

    private final LedgerModel books = new LedgerModel(Clock.systemUTC());
    private final UnreliableLedger line = new UnreliableLedger(books);
    private final UUID cash = Ids.next();
    private final UUID wallet = Ids.next();
    private final List<List<String>> sent = new CopyOnWriteArrayList<>();
    private final Ledger ledger = new Ledger(line, new LedgerSettings(16, 1, AMPLE));

    @BeforeEach
    void openAccounts() {
        books.putAsset("TZS", new Asset("TZS", 2, "TZS"));
        books.open(cash, new NewAccount(Ids.next(), null, "test", "cash-in", "TZS", null));
        books.open(wallet, new NewAccount(Ids.next(), null, "test", "wallet", "TZS", 0L));
        line.carryPostingsBy((batch, real) -> {
            sent.add(keys(batch.commands()));
            return real.post(batch);
        });
    }

    @AfterEach
    void close() {
        ledger.close();
    }

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
    void tellsEveryCommandItsOwnDecision() {
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
    void ofNothingIsNothing() {
        assertThat(ledger.postAll(List.of(), AMPLE)).isEmpty();
        assertThat(sent).isEmpty();
    }

    @Test
    void sendsABatchAgainWhoseAnswerWasLostBeforeTheNextLeaves() {
        line.carryPostingsBy((batch, real) -> {
            sent.add(keys(batch.commands()));
            var reply = real.post(batch);
            if (sent.size() == 1) {
                throw new PeerUnavailable("ledger", true, null);
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
            sent.add(keys(batch.commands()));
            throw new PeerUnavailable("ledger", true, null);
        });
        var commands = IntStream.range(0, 200)
                .mapToObj(number -> move("key-" + number, 1))
                .toList();
        var answers = ledger.postAll(commands, SHORT);
        assertFails(answers.get(127), ErrorCode.TIMEOUT);
        line.recover();
        assertThat(ledger.postAll(commands, AMPLE).getLast().get()).isInstanceOf(Posted.class);
    }

    @Test
    void whatHasNoTimeLeftNeverLeaves() {
        var answers = ledger.postAll(List.of(move("late", 1)), Duration.ofMillis(-1));
        assertFails(answers.getFirst(), ErrorCode.SERVICE_UNAVAILABLE);
        assertThat(sent).isEmpty();
    }

    @Test
    void anotherOneWaitsItsTurnAndLeavesNothingWhenThatDoesNotCome() throws InterruptedException {
        var underWay = new CountDownLatch(1);
        var gate = new CountDownLatch(1);
        line.carryPostingsBy((batch, real) -> {
            underWay.countDown();
            try {
                gate.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return real.post(batch);
        });
        var first = Thread.ofVirtual().start(() -> ledger.postAll(List.of(move("first", 1)), AMPLE));
        underWay.await();
        assertFails(ledger.postAll(List.of(move("second", 1)), SHORT).getFirst(), ErrorCode.SERVICE_UNAVAILABLE);
        gate.countDown();
        first.join();
        assertThat(books.transferByKey("first")).isPresent();
        assertThat(books.transferByKey("second")).isEmpty();
        assertThat(ledger.postAll(List.of(move("third", 1)), AMPLE).getFirst().get())
                .isInstanceOf(Posted.class);
    }

    @Test
    void anAnswerThatCantBeReadIsUnknown() {
        line.carryPostingsBy((_, _) -> new BatchReply(List.of()));
        assertFails(ledger.postAll(List.of(move("one", 1)), AMPLE).getFirst(), ErrorCode.TIMEOUT);
    }

    @Test
    void aClosedClientTurnsAway() {
        ledger.close();
        assertFails(ledger.postAll(List.of(move("one", 1)), AMPLE).getFirst(), ErrorCode.SERVICE_UNAVAILABLE);
    }

    private static void assertFails(Supplier<PostingResult> answer, ErrorCode code) {
        assertThatThrownBy(answer::get)
                .isInstanceOfSatisfying(
                        ApiException.class, error -> assertThat(error.code()).isEqualTo(code));
    }

    private static List<String> keys(List<? extends LedgerCommand> commands) {
        return commands.stream().map(LedgerCommand::idempotencyKey).toList();
    }

    private Post move(String key, long amount) {
        return new Post(
                key,
                "CASH_IN",
                List.of(new Leg(cash, -amount, "cash-in"), new Leg(wallet, amount, "wallet")),
                null,
                Map.of());
    }
}
