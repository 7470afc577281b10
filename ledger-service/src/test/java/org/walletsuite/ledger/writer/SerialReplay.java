package org.walletsuite.ledger.writer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.walletsuite.ledger.account.Accounts;
import org.walletsuite.ledger.hold.Holds;
import org.walletsuite.ledger.transfer.Transfers;
import org.walletsuite.ledger.writer.ConcurrentRun.Asked;
import org.walletsuite.ledger.writer.ConcurrentRun.FloorQuestion;
import org.walletsuite.ledger.writer.ConcurrentRun.StatusQuestion;
import org.walletsuite.platform.ledger.AccountStatus;
import org.walletsuite.platform.ledger.FloorChange;
import org.walletsuite.platform.ledger.HoldResult;
import org.walletsuite.platform.ledger.LedgerCommand;
import org.walletsuite.platform.ledger.LedgerCommand.Post;
import org.walletsuite.platform.ledger.LedgerCommand.PostAll;
import org.walletsuite.platform.ledger.LedgerCommand.PostHold;
import org.walletsuite.platform.ledger.LedgerCommand.Reverse;
import org.walletsuite.platform.ledger.PostingResult.Posted;
import org.walletsuite.platform.ledger.PostingResult.Rejected;
import org.walletsuite.platform.ledger.PostingResult.Replayed;
import org.walletsuite.platform.ledger.RequestHash;
import org.walletsuite.platform.ledger.StatusChange;
import org.walletsuite.platform.testing.LedgerModel;

/**
 * Feeds what a trial left in the journal, in its order, to the serial model, and compares: every transfer and hold with
 * the model's, every other reply with the model's at some moment between request and reply.
 */
final class SerialReplay {

    private static final Instant LATER = Instant.parse("9999-01-01T00:00:00Z");

    /** A reply that must be right at some moment between its request and its arrival. */
    private record Open(String words, long before, long after, BooleanSupplier isRight) {}

    private final ConcurrentRun trial;
    private final JdbcClient db;
    private final Transfers transfers;
    private final Holds holds;
    private Instant now = Instant.EPOCH;
    private final InstantSource clock = () -> now;
    private final LedgerModel model = new LedgerModel(clock.withZone(ZoneOffset.UTC));
    private final Map<UUID, UUID> modelIds = new HashMap<>();
    private final List<Open> open = new ArrayList<>();

    SerialReplay(ConcurrentRun trial, JdbcClient db, Transfers transfers, Holds holds) {
        this.trial = trial;
        this.db = db;
        this.transfers = transfers;
        this.holds = holds;
        trial.books.copyTo(model);
        openAnswers();
    }

    private void openAnswers() {
        for (var call : trial.commands) {
            var decision = call.answer().decision();
            if (decision instanceof Rejected || decision instanceof Replayed) {
                expect(
                        call,
                        () -> model.withoutPosting(inModel(call.question()))
                                .map(ComparableAnswers::of)
                                .equals(Optional.of(ComparableAnswers.of(decision))));
            }
        }
        for (var call : trial.holds) {
            if (!(call.answer() instanceof HoldResult.Done)) {
                expect(
                        call,
                        () -> model.withoutPlacing(call.question())
                                .map(ComparableAnswers::of)
                                .equals(Optional.of(ComparableAnswers.of(call.answer()))));
            }
        }
        for (var call : trial.voids) {
            if (!(call.answer() instanceof HoldResult.Done)) {
                expect(
                        call,
                        () -> model.withoutVoiding(inModel(call.question()))
                                .map(ComparableAnswers::of)
                                .equals(Optional.of(ComparableAnswers.of(call.answer()))));
            }
        }
        trial.statuses.forEach(call -> expect(call, () -> isRight(call.question(), call.answer())));
        trial.floors.forEach(call -> expect(call, () -> isRight(call.question(), call.answer())));
    }

    private void expect(Asked<?, ?> call, BooleanSupplier isRight) {
        open.add(new Open(call.toString(), call.before(), call.after(), isRight));
    }

    void compare(Accounts accounts) {
        var books = StoredBooks.atRest(db, accounts, trial);
        var rows = books.rows();
        compareAnswers(
                trial.start,
                end(rows, 0),
                List.of(Instant.EPOCH, rows.isEmpty() ? LATER : rows.getFirst().time(), LATER));
        for (var i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            now = row.time();
            replay(row);
            // Whether a hold's time is over may change between two rows, or after the last one.
            var next = i + 1 < rows.size() ? rows.get(i + 1).time() : LATER;
            compareAnswers(row.last(), end(rows, i + 1), List.of(row.time(), next));
        }
        assertThat(open.stream().map(Open::words))
                .as("replies that are right at no moment")
                .isEmpty();
        new OnceCheck(trial, transfers, holds).check(rows);
        compareAccounts(books);
    }

    private void replay(JournalRow row) {
        switch (row.kind()) {
            case TRANSFER -> replayTransfer(row.subject());
            case STATUS -> {
                var requested = new StatusChange.Request(
                        AccountStatus.valueOf(Objects.requireNonNull(row.change())), purpose(row.subject()));
                assertThat(model.changeStatus(row.subject(), requested)).isInstanceOf(StatusChange.Changed.class);
            }
            case FLOOR -> {
                var floor = row.change() == null ? null : Long.valueOf(row.change());
                assertThat(model.changeFloor(row.subject(), new FloorChange.Request(floor, purpose(row.subject()))))
                        .isInstanceOf(FloorChange.Changed.class);
            }
            case HOLD -> replayHold(row);
        }
    }

    private void replayTransfer(UUID id) {
        var real = transfers.find(id).orElseThrow();
        var command = trial.commands.stream()
                .map(Asked::question)
                .filter(one -> one.idempotencyKey().equals(real.idempotencyKey())
                        && RequestHash.of(one).equals(real.requestHash()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Nobody asked for " + real));
        var decision = model.decide(inModel(command));
        assertThat(decision).as("the model's decision on %s", command).isInstanceOf(Posted.class);
        var expected = ((Posted) decision).transfer();
        modelIds.put(real.id(), expected.id());
        var total = real.reversedTotal();
        assertThat(ComparableAnswers.of(real)).isEqualTo(ComparableAnswers.of(expected.withReversedTotal(total)));
    }

    private void replayHold(JournalRow row) {
        if ("PLACED".equals(row.change())) {
            var real = holds.find(row.subject()).orElseThrow();
            var requested = Stream.concat(trial.holds.stream().map(Asked::question), trial.unanswered.stream())
                    .filter(one -> one.idempotencyKey().equals(real.idempotencyKey())
                            && RequestHash.of(one).equals(real.requestHash()))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("Nobody asked for " + real));
            var decision = model.placeHold(requested);
            assertThat(decision).as("the model's decision on %s", requested).isInstanceOf(HoldResult.Done.class);
            var expected = ((HoldResult.Done) decision).hold();
            modelIds.put(real.id(), expected.id());
            assertThat(real.amount()).isEqualTo(expected.amount());
        } else {
            var id = inModel(row.subject());
            var decision = "VOIDED".equals(row.change()) ? model.voidHold(id) : model.expireHold(id);
            assertThat(decision).as("%s of a hold", row.change()).isInstanceOf(HoldResult.Done.class);
        }
    }

    private String purpose(UUID account) {
        return model.account(account).orElseThrow().purpose();
    }

    /** The last position before the next row: positions between belong to others, whose old holds expire. */
    private static long end(List<JournalRow> rows, int next) {
        return next < rows.size() ? rows.get(next).last() - 1 : Long.MAX_VALUE;
    }

    /** Marks the replies that are right between two positions at one of these times, and were given there. */
    private void compareAnswers(long from, long to, List<Instant> times) {
        for (var time : times) {
            now = time;
            open.removeIf(answer -> answer.before <= to && from <= answer.after && answer.isRight.getAsBoolean());
        }
    }

    private boolean isRight(StatusQuestion question, StatusChange answer) {
        var account = model.account(question.account()).orElseThrow();
        var requested = question.requested();
        return switch (answer) {
            case StatusChange.Changed changed ->
                account.status() == requested.status()
                        && ComparableAnswers.of(changed.account()).equals(ComparableAnswers.of(account));
            case StatusChange.Refused refused ->
                switch (refused.reason()) {
                    case UNKNOWN_ACCOUNT -> !account.purpose().equals(requested.purpose());
                    case ACCOUNT_CLOSED -> account.status() == AccountStatus.CLOSED;
                    case NOT_EMPTY -> account.balance() != 0 || account.held() != 0;
                };
        };
    }

    private boolean isRight(FloorQuestion question, FloorChange answer) {
        var account = model.account(question.account()).orElseThrow();
        var requested = question.requested();
        return switch (answer) {
            case FloorChange.Changed changed ->
                Objects.equals(account.floor(), requested.floor())
                        && ComparableAnswers.of(changed.account()).equals(ComparableAnswers.of(account));
            case FloorChange.Refused refused ->
                switch (refused.reason()) {
                    case UNKNOWN_ACCOUNT -> !account.purpose().equals(requested.purpose());
                    case ACCOUNT_CLOSED -> account.status() == AccountStatus.CLOSED;
                    case IN_USE -> requested.floor() != null && account.balance() - account.held() < requested.floor();
                };
        };
    }

    private void compareAccounts(StoredBooks books) {
        books.accounts()
                .forEach((id, account) -> assertThat(account.map(ComparableAnswers::of))
                        .as("account %s", id)
                        .isEqualTo(model.account(id).map(ComparableAnswers::of)));
    }

    private UUID inModel(UUID real) {
        return modelIds.getOrDefault(real, real);
    }

    private LedgerCommand inModel(LedgerCommand command) {
        return switch (command) {
            case Post post -> post;
            case PostAll all -> all;
            case PostHold hold ->
                new PostHold(
                        hold.idempotencyKey(),
                        hold.kind(),
                        inModel(hold.holdId()),
                        hold.to(),
                        hold.amount(),
                        hold.reference(),
                        hold.metadata());
            case Reverse reverse ->
                new Reverse(
                        reverse.idempotencyKey(),
                        reverse.kind(),
                        inModel(reverse.transferId()),
                        reverse.ofKind(),
                        reverse.amount(),
                        reverse.metadata());
        };
    }
}
