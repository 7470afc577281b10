package org.walletsuite.payment.history;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.LongStream;
import org.springframework.stereotype.Service;
import org.walletsuite.payment.funding.MainWallets;
import org.walletsuite.payment.funding.UnpostedTopUps;
import org.walletsuite.payment.funding.UnpostedTopUps.Placed;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.ledger.LedgerReads;
import org.walletsuite.platform.ledger.Statement;
import org.walletsuite.platform.mainwallet.WalletTransaction;

/**
 * Lists what happened on a wallet: the ledger's statement of its account, so the two can't disagree, and among its entries
 * the top-ups that are in no statement.
 */
@Service
class History {

    /** A page of entries may be cut in two, and move on while it is read. */
    private static final int MOST_READS = 8;

    private final MainWallets wallets;
    private final UnpostedTopUps topUps;
    private final LedgerReads ledger;

    History(MainWallets wallets, UnpostedTopUps topUps, LedgerReads ledger) {
        this.wallets = wallets;
        this.topUps = topUps;
        this.ledger = ledger;
    }

    HistoryPage page(UUID user, int page, int size) {
        var wallet = wallets.idOf(user);
        var read = statement(wallet, page, size);
        var entries = read.total();
        var from = (long) page * size;
        var part = topUps.part(wallet, entries, from, size);
        var newest = entries - (from - part.before());
        var oldest = Math.max(0, newest - (size - part.topUps().size()));
        return HistoryPage.of(
                merged(from, part.topUps(), entries(wallet, newest, oldest, size, read)),
                page,
                size,
                entries + part.total());
    }

    private static List<WalletTransaction> merged(long from, List<Placed> placed, Deque<WalletTransaction> entries) {
        var merged = new ArrayList<WalletTransaction>();
        for (var topUp : placed) {
            while (from + merged.size() < topUp.place() && !entries.isEmpty()) {
                merged.add(entries.removeFirst());
            }
            merged.add(topUp.transaction());
        }
        merged.addAll(entries);
        return merged;
    }

    /** The entries of these numbers, from the newest down to the one before the oldest; the first page of them was read already. */
    private Deque<WalletTransaction> entries(UUID wallet, long newest, long oldest, int size, Statement first) {
        var known = new HashMap<Long, WalletTransaction>();
        var read = first;
        for (var reads = 0; reads < MOST_READS; reads++) {
            keep(read, known);
            var missing = LongStream.iterate(newest, seq -> seq > oldest, seq -> seq - 1)
                    .filter(seq -> !known.containsKey(seq))
                    .findFirst();
            if (missing.isEmpty()) {
                var found = new ArrayDeque<WalletTransaction>();
                LongStream.iterate(newest, seq -> seq > oldest, seq -> seq - 1)
                        .mapToObj(known::get)
                        .map(Objects::requireNonNull)
                        .forEach(found::add);
                return found;
            }
            read = statement(wallet, Math.toIntExact((read.total() - missing.getAsLong()) / size), size);
        }
        throw ApiException.unavailable("The wallet changes too fast to be listed, please try again", null);
    }

    private static void keep(Statement statement, Map<Long, WalletTransaction> known) {
        statement
                .lines()
                .forEach(line -> known.put(line.entry().seq(), WalletTransaction.of(line.transfer(), line.entry())));
    }

    private Statement statement(UUID wallet, int page, int size) {
        return ledger.statement(wallet, page, size)
                .orElseThrow(() -> new IllegalStateException("The ledger has no account for wallet " + wallet));
    }
}
