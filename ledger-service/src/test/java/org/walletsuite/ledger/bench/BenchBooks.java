package org.walletsuite.ledger.bench;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.walletsuite.ledger.account.Accounts;
import org.walletsuite.ledger.account.Assets;
import org.walletsuite.ledger.writer.Writer;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.ledger.BatchReply;
import org.walletsuite.platform.ledger.LedgerCommand;
import org.walletsuite.platform.ledger.Leg;
import org.walletsuite.platform.ledger.NewAccount;
import org.walletsuite.platform.ledger.PostingResult.Posted;
import org.walletsuite.platform.money.Asset;

/** A thousand wallets with plenty of money, none of which may go below zero. */
final class BenchBooks {

    private static final int WALLETS = 1_000;
    private static final int AT_ONCE = 100;
    private static final long PLENTY = 1_000_000_000_000L;
    private static final String ASSET = "BENCH";
    private static final String WALLET = "wallet";
    private static final String FUNDING = "funding";

    private final Writer writer;
    private final List<UUID> wallets;

    private BenchBooks(Writer writer, List<UUID> wallets) {
        this.writer = writer;
        this.wallets = wallets;
    }

    static BenchBooks open(Assets assets, Accounts accounts, Writer writer) {
        var asset = assets.put(ASSET, new Asset(ASSET, 2, "Bench")).code();
        var funding = account(accounts, asset, FUNDING, null);
        var wallets = IntStream.range(0, WALLETS)
                .mapToObj(_ -> account(accounts, asset, WALLET, 0L))
                .toList();
        var books = new BenchBooks(writer, wallets);
        for (var from = 0; from < WALLETS; from += AT_ONCE) {
            books.post(wallets.subList(from, from + AT_ONCE).stream()
                    .map(wallet -> transfer(new Leg(funding, -PLENTY, FUNDING), new Leg(wallet, PLENTY, WALLET)))
                    .toList());
        }
        return books;
    }

    /** Moves money between two wallets, and throws when the ledger refuses. */
    void move(boolean hot) {
        var random = ThreadLocalRandom.current();
        var from = random.nextInt(1, WALLETS);
        var to = hot ? 0 : (from + random.nextInt(1, WALLETS)) % WALLETS;
        var amount = random.nextInt(1, 100);
        post(List.of(transfer(new Leg(wallets.get(from), -amount, WALLET), new Leg(wallets.get(to), amount, WALLET))));
    }

    private void post(List<LedgerCommand> commands) {
        for (BatchReply.Item item : writer.post(commands)) {
            if (!(item.decision() instanceof Posted)) {
                throw new IllegalStateException("Not posted: " + item);
            }
        }
    }

    private static UUID account(Accounts accounts, String asset, String purpose, @Nullable Long floor) {
        var id = Ids.next();
        accounts.open(id, new NewAccount(id, null, "bench", purpose, asset, floor));
        return id;
    }

    /** With the metadata that a payment has. */
    private static LedgerCommand transfer(Leg from, Leg to) {
        return new LedgerCommand.Post(
                "bench:transfer:" + Ids.next(),
                "PURCHASE",
                List.of(from, to),
                null,
                Map.of(
                        "standId",
                        to.accountId().toString(),
                        "staffId",
                        from.accountId().toString()));
    }
}
