package org.walletsuite.payment.audit;

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
import org.walletsuite.payment.audit.Wrong.What;
import org.walletsuite.platform.event.LedgerEvent.EntryPosted;

/** Remembers the last entry that the ledger told of every festival account, and notices at once what can't be. */
@Service
public class Heard {

    private static final Logger LOG = LoggerFactory.getLogger(Heard.class);

    private final HeardRows rows;
    private final Clock clock;
    private final Counter entries;
    private final Counter wrongs;

    Heard(HeardRows rows, Clock clock, MeterRegistry registry) {
        this.rows = rows;
        this.clock = clock;
        this.entries = registry.counter("audit.entries");
        this.wrongs = registry.counter("audit.entries.wrong");
    }

    /** Takes all that is told, repetitions too: one that says something else is what this looks for. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hear(List<EntryPosted> told) {
        if (told.isEmpty()) {
            return;
        }
        var heads = rows.lock(
                told.stream().map(EntryPosted::accountId).distinct().sorted().toList());
        var latest = new TreeMap<UUID, EntryPosted>();
        var wrong = new ArrayList<Wrong>();
        var late = new ArrayList<EntryPosted>();
        for (var entry : told) {
            var head = heads.getOrDefault(entry.accountId(), HeardEntry.NONE);
            judge(head, entry, wrong);
            if (head.isFollowedBy(entry)) {
                heads.put(entry.accountId(), HeardEntry.of(entry));
                latest.put(entry.accountId(), entry);
            } else {
                late.add(entry);
            }
        }
        rows.advance(latest.values());
        note(wrong);
        rows.closeGaps(late);
        entries.increment(told.size());
    }

    private static void judge(HeardEntry head, EntryPosted entry, List<Wrong> wrong) {
        if (head.leavesGapBefore(entry)) {
            wrong.add(new Wrong(entry.accountId(), head.seq() + 1, entry.seq() - 1, What.GAP, entry.hash()));
        }
        if (head.contradicts(entry)) {
            wrong.add(new Wrong(entry.accountId(), entry.seq(), entry.seq(), What.FORK, entry.hash()));
        }
        if (head.losesBalanceBefore(entry)) {
            wrong.add(new Wrong(entry.accountId(), entry.seq(), entry.seq(), What.BALANCE, entry.hash()));
        }
    }

    private void note(List<Wrong> wrong) {
        rows.note(wrong, clock.instant());
        wrong.forEach(one -> LOG.error("{}", one.sentence()));
        wrongs.increment(wrong.size());
    }
}
