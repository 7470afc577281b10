package org.walletsuite.platform.ledger;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.walletsuite.platform.testing.Patience.await;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.client.HttpClientErrorException;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.ledger.LedgerCommand.Post;
import org.walletsuite.platform.money.Asset;
import org.walletsuite.platform.testing.LedgerModel;
import org.walletsuite.platform.testing.UnreliableLedger;

/** A wallet, the account it is funded from, and a connection to the ledger whose traffic is recorded. */
abstract class LedgerFixture {

    static final Duration AMPLE = Duration.ofMinutes(1);
    static final Duration SHORT = Duration.ofSeconds(1);

    final LedgerModel books = new LedgerModel(Clock.systemUTC());
    final UnreliableLedger line = new UnreliableLedger(books);
    final UUID wallet = Ids.next();
    final List<List<String>> sent = new CopyOnWriteArrayList<>();
    final CountDownLatch gate = new CountDownLatch(1);
    private final UUID cash = Ids.next();
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

    /** A client that sends one batch at a time. */
    Ledger ledger(int queue, Duration deadline) {
        return ledger(line.api(), new LedgerSettings(queue, 1, deadline));
    }

    Ledger ledger(LedgerApi api, LedgerSettings settings) {
        var ledger = new Ledger(api, settings);
        clients.add(ledger);
        return ledger;
    }

    /** A client in a hurry, over a line of its own. */
    Ledger hasty(UnreliableLedger.Line own) {
        var another = new UnreliableLedger(books);
        another.carryPostingsBy(own);
        return ledger(another.api(), new LedgerSettings(16, 1, SHORT));
    }

    /** How a hasty client fails; it is tried again while a busy machine lets its time pass before anything happens. */
    static Throwable failure(Callable<Optional<Throwable>> attempt) {
        return await().until(attempt, Optional::isPresent).orElseThrow();
    }

    /** Delays the batch with this command until the gate opens. */
    void holdUp(String key) {
        line.carryPostingsBy((batch, ledger) -> {
            sent.add(keys(batch));
            if (keys(batch).contains(key)) {
                awaitGate();
            }
            return ledger.post(batch);
        });
    }

    void awaitGate() {
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

    CompletableFuture<PostingResult> post(Ledger ledger, LedgerCommand command) {
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

    /** Waits until all callers wait for their replies, so that their commands are queued or under way. */
    void awaitCallersAsleep() {
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> callers.stream().allMatch(caller -> caller.getState() == Thread.State.TIMED_WAITING));
    }

    /** The error with which the ledger refuses a whole batch. */
    static HttpClientErrorException refusal(HttpStatus status) {
        return HttpClientErrorException.create(
                status, status.getReasonPhrase(), HttpHeaders.EMPTY, new byte[0], StandardCharsets.UTF_8);
    }

    static void assertFails(Ledger ledger, LedgerCommand command, ErrorCode code) {
        assertFails(() -> ledger.post(command), code);
    }

    static void assertFails(Supplier<PostingResult> answer, ErrorCode code) {
        assertThatThrownBy(answer::get).matches(hasCode(code));
    }

    static Predicate<Throwable> hasCode(ErrorCode code) {
        return error -> error instanceof ApiException apiError && apiError.code() == code;
    }

    static List<String> keys(CommandBatch batch) {
        return keys(batch.commands());
    }

    static List<String> keys(List<? extends LedgerCommand> commands) {
        return commands.stream().map(LedgerCommand::idempotencyKey).toList();
    }

    long balance() {
        return books.account(wallet).map(Account::balance).orElseThrow();
    }

    /** Puts money on the wallet, or takes a negative amount from it. */
    Post move(String key, long amount) {
        return new Post(
                key,
                "CASH_IN",
                List.of(new Leg(cash, -amount, "cash-in"), new Leg(wallet, amount, "wallet")),
                null,
                Map.of());
    }
}
