package org.walletsuite.payment.reconciliation;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.walletsuite.payment.reconciliation.EntryDiscrepancy.What;
import org.walletsuite.platform.event.LedgerEvent.EntryPosted;

/** Stores the last consumed entry of every festival account, and records discrepancies between entries at once. */
@Service
public class ConsumedEntries {

    private static final Logger LOG = LoggerFactory.getLogger(ConsumedEntries.class);

    private final ConsumedEntryRows rows;
    private final Clock clock;
    private final Counter consumed;
    private final Counter inconsistent;

    ConsumedEntries(ConsumedEntryRows rows, Clock clock, MeterRegistry registry) {
        this.rows = rows;
        this.clock = clock;
        this.consumed = registry.counter("reconciliation.entries");
        this.inconsistent = registry.counter("reconciliation.entries.inconsistent");
    }

    /** Handles all consumed entries, redeliveries too, because one with other content is a discrepancy. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void consume(List<EntryPosted> entries) {
        if (entries.isEmpty()) {
            return;
        }
        var heads = rows.lock(
                entries.stream().map(EntryPosted::accountId).distinct().sorted().toList());
        var latest = new TreeMap<UUID, EntryPosted>();
        var discrepancies = new ArrayList<EntryDiscrepancy>();
        var late = new ArrayList<EntryPosted>();
        for (var entry : entries) {
            var head = heads.getOrDefault(entry.accountId(), ConsumedEntry.NONE);
            judge(head, entry, discrepancies);
            if (head.isFollowedBy(entry)) {
                heads.put(entry.accountId(), ConsumedEntry.of(entry));
                latest.put(entry.accountId(), entry);
            } else {
                late.add(entry);
            }
        }
        rows.advance(latest.values());
        note(discrepancies);
        rows.closeGaps(late);
        consumed.increment(entries.size());
    }

    private static void judge(ConsumedEntry head, EntryPosted entry, List<EntryDiscrepancy> discrepancies) {
        if (head.leavesGapBefore(entry)) {
            discrepancies.add(
                    new EntryDiscrepancy(entry.accountId(), head.seq() + 1, entry.seq() - 1, What.GAP, entry.hash()));
        }
        if (head.contradicts(entry)) {
            discrepancies.add(
                    new EntryDiscrepancy(entry.accountId(), entry.seq(), entry.seq(), What.FORK, entry.hash()));
        }
        if (head.losesBalanceBefore(entry)) {
            discrepancies.add(
                    new EntryDiscrepancy(entry.accountId(), entry.seq(), entry.seq(), What.BALANCE, entry.hash()));
        }
    }

    private void note(List<EntryDiscrepancy> discrepancies) {
        rows.note(discrepancies, clock.instant());
        discrepancies.forEach(one -> LOG.error("{}", one.sentence()));
        inconsistent.increment(discrepancies.size());
    }
}
