package org.walletsuite.ledger;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.walletsuite.ledger.LedgerClient.status;
import static org.walletsuite.ledger.writer.Books.key;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.walletsuite.ledger.writer.Books;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.Head;
import org.walletsuite.platform.ledger.HeadsRequest;
import org.walletsuite.platform.ledger.LedgerApi;
import org.walletsuite.platform.ledger.LedgerCommand.Post;
import org.walletsuite.platform.ledger.Leg;
import org.walletsuite.platform.ledger.NewAccount;
import org.walletsuite.platform.testing.ServiceTest;

/** What other services read of the ledger, over HTTP. */
@ServiceTest
class LedgerReadsTest {

    private final LedgerApi ledger;
    private final JdbcClient db;
    private final Books books;
    private final Account stand;
    private final Account wallet;

    @Autowired
    LedgerReadsTest(@LocalServerPort int port, JdbcClient db) {
        this.ledger = LedgerClient.create(port);
        this.db = db;
        this.books = new Books(ledger);
        this.stand = books.stand();
        this.wallet = books.wallet();
    }

    @Test
    void looksUpAsManyIdsInOneRequestAsDocumented() {
        var most = Stream.generate(Ids::next).limit(LedgerApi.MOST_IDS).toList();
        assertThat(ledger.accounts(most)).isEmpty();
        assertThat(ledger.holds(most)).isEmpty();
        assertThat(ledger.transfers(most)).isEmpty();
        var more = Stream.concat(most.stream(), Stream.of(Ids.next())).toList();
        assertThat(status(() -> ledger.accounts(more))).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(status(() -> ledger.holds(more))).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(status(() -> ledger.transfers(more))).isEqualTo(HttpStatus.BAD_REQUEST);
    }

    @Test
    void pagesThroughTheAccountsOfAProgram() {
        var purpose = "p-" + Ids.next().toString().substring(9);
        var opened = IntStream.range(0, 5)
                .mapToObj(_ -> open(Ids.next(), Ids.next(), "festival", purpose).id())
                .sorted(comparing(UUID::toString)) // ids of one millisecond don't ascend by themselves
                .toList();
        open(Ids.next(), Ids.next(), "festival", "stand");
        var found = new ArrayList<UUID>();
        @Nullable UUID after = null;
        for (var page = ledger.accountsOf("festival", purpose, after, 2); !page.isEmpty(); ) {
            assertThat(page).hasSizeLessThanOrEqualTo(2);
            page.forEach(account -> found.add(account.id()));
            page = ledger.accountsOf("festival", purpose, page.getLast().id(), 2);
        }
        assertThat(found).containsExactlyElementsOf(opened);
        assertThat(status(() -> ledger.accountsOf("festival", purpose, null, 1001)))
                .isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(status(() -> ledger.accountsOf("festival", purpose, null, 0)))
                .isEqualTo(HttpStatus.BAD_REQUEST);
    }

    @Test
    void listsAnOwnersAccountsInOneProgramOrInSeveral() {
        var owner = Ids.next();
        var pending = open(Ids.next(), owner, "giftcard", "pending");
        var withdrawable = open(Ids.next(), owner, "giftcard", "withdrawable");
        var wallet = open(Ids.next(), owner, "main", "wallet");
        assertThat(ledger.accountsOfOwner(owner, List.of("main", "giftcard", "festival")))
                .containsExactlyInAnyOrder(pending, withdrawable, wallet);
        assertThat(ledger.accountsOfOwner(owner, "giftcard")).containsExactlyInAnyOrder(pending, withdrawable);
        assertThat(ledger.accountsOfOwner(owner, "festival")).isEmpty();
    }

    @Test
    void mergesTheEntriesOfAllAccountsOfAnOwner() {
        var owner = Ids.next();
        var pending = open(Ids.next(), owner, "giftcard", "pending");
        var withdrawable = open(Ids.next(), owner, "giftcard", "withdrawable");
        move(stand, pending, 1);
        move(stand, withdrawable, 2);
        move(stand, pending, 3);
        move(pending, withdrawable, 4);
        var all = ledger.ownerStatement(owner, "giftcard", List.of(), 0, 10);
        assertThat(all.total()).isEqualTo(5);
        assertThat(all.accounts()).extracting(Account::id).containsExactly(pending.id(), withdrawable.id());
        assertThat(all.lines()).extracting(line -> line.entry().amount()).containsExactly(4L, -4L, 3L, 2L, 1L);
        assertThat(all.lines())
                .allSatisfy(line -> assertThat(line.transfer().entries()).containsExactly(line.entry()));
        assertThat(ledger.ownerStatement(owner, "giftcard", List.of(), 1, 2).lines())
                .extracting(line -> line.entry().amount())
                .containsExactly(3L, 2L);
        var some = ledger.ownerStatement(owner, "giftcard", List.of("withdrawable", "bonus"), 0, 10);
        assertThat(some.total()).isEqualTo(2);
        assertThat(some.lines()).extracting(line -> line.entry().amount()).containsExactly(4L, 2L);
        assertThat(ledger.ownerStatement(Ids.next(), "giftcard", List.of(), 0, 10)
                        .lines())
                .isEmpty();
        assertThat(status(() -> ledger.ownerStatement(owner, "giftcard", List.of(), 100, 100)))
                .isEqualTo(HttpStatus.BAD_REQUEST);
    }

    @Test
    void showsReconciliationTheHashChainAtAnyEntry() {
        move(stand, wallet, 5);
        move(stand, wallet, 6);
        var heads = ledger.heads(new HeadsRequest(List.of(
                new HeadsRequest.Place(wallet.id(), 2),
                new HeadsRequest.Place(wallet.id(), 3),
                new HeadsRequest.Place(Ids.next(), 1))));
        var hash = db.sql("select head_hash from account where id = ?")
                .param(wallet.id())
                .query(byte[].class)
                .single();
        assertThat(heads)
                .containsExactly(new Head(
                        wallet.id(),
                        2,
                        HexFormat.of().formatHex(hash),
                        11,
                        wallet.ownerId(),
                        wallet.program(),
                        wallet.purpose(),
                        wallet.asset()));
        var tooMany = new HeadsRequest(Collections.nCopies(1001, new HeadsRequest.Place(wallet.id(), 1)));
        assertThat(status(() -> ledger.heads(tooMany))).isEqualTo(HttpStatus.BAD_REQUEST);
    }

    private Account open(UUID id, UUID owner, String program, String purpose) {
        return ledger.open(id, new NewAccount(owner, null, program, purpose, wallet.asset(), null));
    }

    private void move(Account from, Account to, long amount) {
        var legs = List.of(new Leg(from.id(), -amount, from.purpose()), new Leg(to.id(), amount, to.purpose()));
        books.posted(new Post(key(), "MOVE", legs, null, Map.of()));
    }
}
