package org.walletsuite.runner.fault;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Compares the events on Kafka with the ledger's entries: each at least once, the first copies in order. */
final class EventCheck {

    private final Map<String, LedgerSnapshot.Entry> entries;
    private final Set<String> accounts;
    private final Discrepancies discrepancies;
    private final Map<String, Long> last = new HashMap<>();
    private int toCome;

    EventCheck(LedgerSnapshot book, Discrepancies discrepancies) {
        this.entries = book.entries().stream()
                .collect(Collectors.toMap(entry -> name(entry.account(), entry.seq()), entry -> entry));
        this.accounts =
                book.accounts().stream().map(LedgerSnapshot.Account::id).collect(Collectors.toUnmodifiableSet());
        this.discrepancies = discrepancies;
        this.toCome = entries.size();
    }

    /** The next {@code ledger.entry-posted.v1} of an account of any festival. */
    void consume(String account, JsonNode event) {
        var seq = event.path("seq").asLong(0);
        var entry = entries.get(name(account, seq));
        if (entry == null) {
            if (accounts.contains(account)) {
                discrepancies.add("the ledger doesn't have what an event tells of: " + event);
            }
            return;
        }
        var before = last.getOrDefault(account, 0L);
        if (seq > before + 1) {
            discrepancies.add("account " + account + " has event " + seq + " right after " + before);
        }
        if (seq > before) {
            last.put(account, seq);
            toCome--;
        }
        if (event.path("amount").asLong(0) != entry.amount()
                || event.path("balanceAfter").asLong(0) != entry.balanceAfter()
                || !event.path("transfer").path("id").asString("").equals(entry.transfer())) {
            discrepancies.add("the event " + event + " is in the ledger as " + entry);
        }
    }

    boolean isComplete() {
        return toCome <= 0;
    }

    /** Reports entries without an event. */
    void end() {
        entries.values().stream()
                .filter(entry -> entry.seq() > last.getOrDefault(entry.account(), 0L))
                .forEach(entry -> discrepancies.add("no event says what the ledger has posted: " + entry));
    }

    private static String name(String account, long seq) {
        return account + " " + seq;
    }
}
