package org.walletsuite.ledger.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.walletsuite.ledger.account.Accounts;
import org.walletsuite.ledger.transfer.Trial.Call;
import org.walletsuite.ledger.transfer.Trial.StatusCall;
import org.walletsuite.platform.ledger.AccountStatus;
import org.walletsuite.platform.ledger.BatchReply.Outcome;
import org.walletsuite.platform.ledger.LedgerCommand;
import org.walletsuite.platform.ledger.LedgerCommand.Post;
import org.walletsuite.platform.ledger.LedgerCommand.PostAll;
import org.walletsuite.platform.ledger.LedgerCommand.PostHold;
import org.walletsuite.platform.ledger.LedgerCommand.Reverse;
import org.walletsuite.platform.ledger.PostingResult;
import org.walletsuite.platform.ledger.PostingResult.Posted;
import org.walletsuite.platform.ledger.PostingResult.Rejected;
import org.walletsuite.platform.ledger.PostingResult.Replayed;
import org.walletsuite.platform.ledger.RequestHash;
import org.walletsuite.platform.ledger.StatusChange;
import org.walletsuite.platform.ledger.Transfer;
import org.walletsuite.platform.testing.LedgerModel;

/**
 * Feeds what a trial left in the journal, in its order, to the serial model, and compares: every transfer with the
 * model's, every rejection and replay with what the model says at some moment between question and answer.
 */
final class SerialReplay {

    private record Event(long position, Optional<Transfer> transfer, UUID account, String status) {}

    private final Trial trial;
    private final JdbcClient db;
    private final Transfers transfers;
    private final LedgerModel model = new LedgerModel(Clock.systemUTC());
    private final Map<UUID, UUID> modelIds = new HashMap<>();
    private final List<Call> open = new ArrayList<>();
    private final List<StatusCall> openStatus;

    SerialReplay(Trial trial, JdbcClient db, Transfers transfers) {
        this.trial = trial;
        this.db = db;
        this.transfers = transfers;
        this.openStatus = new ArrayList<>(trial.statusCalls);
        trial.books.copyTo(model);
        trial.calls.stream()
                .filter(call -> call.answer().decision() instanceof Rejected
                        || call.answer().decision() instanceof Replayed)
                .forEach(open::add);
    }

    void compare(Accounts accounts) {
        var events = events();
        compareAnswers(trial.start);
        for (var event : events) {
            event.transfer().ifPresentOrElse(this::replay, () -> replayStatus(event));
            compareAnswers(event.position());
        }
        assertThat(open).as("answers that no moment explains").isEmpty();
        assertThat(openStatus)
                .as("answers to status changes that no moment explains")
                .isEmpty();
        compareOnce(events);
        compareAccounts(accounts);
    }

    private void replay(Transfer real) {
        var command = trial.calls.stream()
                .map(Call::command)
                .filter(one -> one.idempotencyKey().equals(real.idempotencyKey())
                        && RequestHash.of(one).equals(real.requestHash()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Nobody asked for " + real));
        var decision = model.decide(inModel(command));
        assertThat(decision).as("what the model says to %s", command).isInstanceOf(Posted.class);
        var expected = ((Posted) decision).transfer();
        modelIds.put(real.id(), expected.id());
        var total = real.reversedTotal();
        assertThat(words(real)).isEqualTo(words(expected.withReversedTotal(total)));
    }

    private void replayStatus(Event event) {
        var purpose = model.account(event.account()).orElseThrow().purpose();
        var answer = model.changeStatus(
                event.account(), new StatusChange.Request(AccountStatus.valueOf(event.status()), purpose));
        assertThat(answer).isInstanceOf(StatusChange.Changed.class);
    }

    /** Ticks off the answers that are right at this position and were given around it. */
    private void compareAnswers(long position) {
        open.removeIf(call -> call.before() <= position
                && position <= call.after()
                && model.withoutPosting(inModel(call.command()))
                        .map(SerialReplay::words)
                        .equals(Optional.ofNullable(call.answer().decision()).map(SerialReplay::words)));
        openStatus.removeIf(call -> call.before() <= position && position <= call.after() && isRight(call));
    }

    private boolean isRight(StatusCall call) {
        var account = model.account(call.account()).orElseThrow();
        return switch (call.answer()) {
            case StatusChange.Changed changed ->
                account.status() == call.wanted().status()
                        && changed.account().status() == account.status()
                        && changed.account().balance() == account.balance()
                        && changed.account().seq() == account.seq();
            case StatusChange.Refused refused ->
                switch (refused.reason()) {
                    case UNKNOWN_ACCOUNT ->
                        !account.purpose().equals(call.wanted().purpose());
                    case ACCOUNT_CLOSED -> account.status() == AccountStatus.CLOSED;
                    case NOT_EMPTY -> account.balance() != 0;
                };
        };
    }

    /** Every key was posted at most once and answered so exactly once; what is poisoned or turned away is nowhere. */
    private void compareOnce(List<Event> events) {
        var byKey = events.stream()
                .flatMap(event -> event.transfer().stream())
                .collect(Collectors.toMap(Transfer::idempotencyKey, transfer -> transfer));
        var answered = new HashMap<String, Integer>();
        for (var call : trial.calls) {
            if (call.answer().decision() instanceof Posted(var told)) {
                answered.merge(told.idempotencyKey(), 1, Integer::sum);
                var real = Objects.requireNonNull(byKey.get(told.idempotencyKey()));
                assertThat(told).isEqualTo(real.withReversedTotal(0));
            }
        }
        assertThat(answered.values()).allMatch(times -> times == 1);
        if (trial.calls.stream().noneMatch(call -> call.answer().outcome() == Outcome.UNKNOWN)) {
            assertThat(answered).hasSameSizeAs(byKey);
        }
        trial.calls.stream()
                .filter(call -> call.command() instanceof Post post && "poison\u0000".equals(post.reference()))
                .filter(call -> call.answer().decision() == null)
                .forEach(call -> assertThat(call.answer().outcome()).isEqualTo(Outcome.NOT_RUN));
    }

    private void compareAccounts(Accounts accounts) {
        trial.books.accounts().forEach(account -> {
            var real = accounts.find(account.id()).orElseThrow();
            var expected = model.account(account.id()).orElseThrow();
            assertThat(real.balance()).isEqualTo(expected.balance());
            assertThat(real.seq()).isEqualTo(expected.seq());
            assertThat(real.status()).isEqualTo(expected.status());
            assertThat(real.floor() == null || real.balance() >= real.floor()).isTrue();
        });
    }

    private LedgerCommand inModel(LedgerCommand command) {
        return switch (command) {
            case Post post -> post;
            case PostAll all -> all;
            case PostHold hold -> hold;
            case Reverse reverse ->
                new Reverse(
                        reverse.idempotencyKey(),
                        reverse.kind(),
                        modelIds.getOrDefault(reverse.transferId(), reverse.transferId()),
                        reverse.ofKind(),
                        reverse.amount(),
                        reverse.metadata());
        };
    }

    private List<Event> events() {
        return db.sql("""
                        select position, id as transfer, null as account, null as status from transfer
                        where position > :start
                        union all
                        select position, null, account_id, after from status_change where position > :start
                        order by position""")
                .param("start", trial.start)
                .query((row, _) -> {
                    var transfer = Optional.ofNullable(row.getObject("transfer", UUID.class))
                            .map(id -> transfers.find(id).orElseThrow());
                    var entries = transfer.map(one -> one.entries().size()).orElse(1);
                    return new Event(
                            row.getLong("position") + entries - 1,
                            transfer,
                            row.getObject("account", UUID.class),
                            row.getString("status"));
                })
                .list();
    }

    /** A result without ids, which the model gives out on its own. */
    private static String words(PostingResult result) {
        return switch (result) {
            case Posted posted -> "posted " + words(posted.transfer());
            case Replayed replayed -> "replayed " + words(replayed.transfer());
            case Rejected rejected -> "rejected " + rejected;
        };
    }

    private static String words(Transfer transfer) {
        return String.join(
                " ",
                transfer.idempotencyKey(),
                transfer.kind(),
                transfer.reverses() == null ? "ref " + transfer.reference() : "reversal",
                transfer.amount() + " " + transfer.reversedTotal(),
                RequestHash.canonical(transfer.metadata()),
                transfer.entries().toString());
    }
}
