package org.walletsuite.platform.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.LedgerCommand.Post;
import org.walletsuite.platform.ledger.Leg;
import org.walletsuite.platform.ledger.NewAccount;
import org.walletsuite.platform.ledger.PostingResult.Posted;
import org.walletsuite.platform.money.Asset;
import org.walletsuite.platform.testing.LedgerModel;

class StatementPagesTest {

    private final LedgerModel books = new LedgerModel(Clock.systemUTC());
    private final UUID cash = Ids.next();
    private final UUID wallet = Ids.next();
    private final List<Long> seen = new ArrayList<>();

    @BeforeEach
    void openAccounts() {
        books.putAsset("TZS", new Asset("TZS", 2, "TZS"));
        books.open(cash, new NewAccount(Ids.next(), null, "test", "cash-in", "TZS", null));
        books.open(wallet, new NewAccount(Ids.next(), null, "test", "wallet", "TZS", 0L));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 199, 200, 201, 400})
    void readsEachEntryNewestFirst(long entries) {
        LongStream.range(0, entries).forEach(this::post);

        var account = StatementPages.walk(
                books,
                wallet,
                page -> page.forEach(line -> seen.add(line.entry().seq())));

        assertThat(seen)
                .isEqualTo(LongStream.range(0, entries)
                        .map(back -> entries - back)
                        .boxed()
                        .toList());
        assertThat(account).map(Account::balance).contains(entries);
    }

    @Test
    void leavesNothingOutThatWasThereWhenItBegan() {
        LongStream.range(0, 201).forEach(this::post);

        var account = StatementPages.walk(books, wallet, page -> {
            page.forEach(line -> seen.add(line.entry().seq()));
            post(200 + seen.size());
        });

        assertThat(seen).containsAll(LongStream.rangeClosed(1, 201).boxed().toList());
        assertThat(account).map(Account::balance).contains(201L);
    }

    @Test
    void readsNothingWhereThereIsNoAccount() {
        assertThat(StatementPages.walk(books, Ids.next(), _ -> seen.add(0L))).isEmpty();
        assertThat(seen).isEmpty();
    }

    private void post(long number) {
        assertThat(books.decide(new Post(
                        "test:" + number,
                        "TEST",
                        List.of(new Leg(cash, -1, "cash-in"), new Leg(wallet, 1, "wallet")),
                        null,
                        Map.of())))
                .isInstanceOf(Posted.class);
    }
}
