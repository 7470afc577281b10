package org.walletsuite.ledger.writer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.walletsuite.ledger.hold.Holds;
import org.walletsuite.ledger.transfer.Transfers;
import org.walletsuite.ledger.writer.JournalRow.Kind;
import org.walletsuite.platform.ledger.BatchReply.Outcome;
import org.walletsuite.platform.ledger.Hold;
import org.walletsuite.platform.ledger.HoldResult;
import org.walletsuite.platform.ledger.HoldStatus;
import org.walletsuite.platform.ledger.LedgerCommand.Post;
import org.walletsuite.platform.ledger.PostingResult.Posted;
import org.walletsuite.platform.ledger.Transfer;

/** Checks that every key was posted at most once and is in the journal exactly once, and that rejected commands left nothing behind. */
final class OnceCheck {

    private final ConcurrentRun trial;
    private final Transfers transfers;
    private final Holds holds;

    OnceCheck(ConcurrentRun trial, Transfers transfers, Holds holds) {
        this.trial = trial;
        this.transfers = transfers;
        this.holds = holds;
    }

    void check(List<JournalRow> rows) {
        checkTransfers(subjects(rows, Kind.TRANSFER, null).stream()
                .map(id -> transfers.find(id).orElseThrow())
                .collect(Collectors.toMap(Transfer::idempotencyKey, Function.identity())));
        checkHolds(subjects(rows, Kind.HOLD, "PLACED").stream()
                .map(id -> holds.find(id).orElseThrow())
                .collect(Collectors.toMap(Hold::id, Function.identity())));
    }

    private static List<UUID> subjects(List<JournalRow> rows, Kind kind, @Nullable String change) {
        return rows.stream()
                .filter(row -> row.kind() == kind && Objects.equals(row.change(), change))
                .map(JournalRow::subject)
                .toList();
    }

    private void checkTransfers(Map<String, Transfer> byKey) {
        var answered = new HashMap<String, Integer>();
        for (var call : trial.commands) {
            if (call.answer().decision() instanceof Posted(var shown)) {
                answered.merge(shown.idempotencyKey(), 1, Integer::sum);
                var real = Objects.requireNonNull(byKey.get(shown.idempotencyKey()));
                assertThat(shown).isEqualTo(real.withReversedTotal(0));
            }
        }
        assertThat(answered.values()).allMatch(times -> times == 1);
        if (trial.commands.stream().noneMatch(call -> call.answer().outcome() == Outcome.UNKNOWN)) {
            assertThat(answered).hasSameSizeAs(byKey);
        }
        trial.commands.stream()
                .filter(call -> call.question() instanceof Post post && "poison\u0000".equals(post.reference()))
                .filter(call -> call.answer().decision() == null)
                .forEach(call -> assertThat(call.answer().outcome()).isEqualTo(Outcome.NOT_RUN));
    }

    private void checkHolds(Map<UUID, Hold> byId) {
        var placed = trial.holds.stream()
                .map(call -> call.answer())
                .filter(HoldResult.Done.class::isInstance)
                .map(answer -> ((HoldResult.Done) answer).hold())
                .toList();
        assertThat(placed).extracting(Hold::idempotencyKey).doesNotHaveDuplicates();
        placed.forEach(shown -> {
            assertThat(shown.status()).isEqualTo(HoldStatus.OPEN);
            var real = Objects.requireNonNull(byId.get(shown.id()));
            assertThat(real.createdAt()).isEqualTo(shown.createdAt());
            assertThat(real.amount()).isEqualTo(shown.amount());
        });
        var voided = trial.voids.stream()
                .map(call -> call.answer())
                .filter(HoldResult.Done.class::isInstance)
                .map(answer -> ((HoldResult.Done) answer).hold())
                .toList();
        assertThat(voided).extracting(Hold::id).doesNotHaveDuplicates();
        voided.forEach(shown -> assertThat(byId).containsEntry(shown.id(), shown));
    }
}
