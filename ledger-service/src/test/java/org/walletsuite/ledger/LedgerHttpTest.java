package org.walletsuite.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.walletsuite.ledger.LedgerClient.status;
import static org.walletsuite.ledger.writer.Books.key;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;
import org.springframework.web.client.RestClient;
import org.walletsuite.ledger.writer.Books;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.AccountStatus;
import org.walletsuite.platform.ledger.CommandBatch;
import org.walletsuite.platform.ledger.LedgerApi;
import org.walletsuite.platform.ledger.LedgerCommand.Post;
import org.walletsuite.platform.ledger.LedgerCommand.PostAll;
import org.walletsuite.platform.ledger.LedgerCommand.Reverse;
import org.walletsuite.platform.ledger.Leg;
import org.walletsuite.platform.ledger.NewAccount;
import org.walletsuite.platform.ledger.NewHold;
import org.walletsuite.platform.ledger.PostingResult.Posted;
import org.walletsuite.platform.ledger.PostingResult.Reason;
import org.walletsuite.platform.ledger.PostingResult.Rejected;
import org.walletsuite.platform.ledger.PostingResult.Replayed;
import org.walletsuite.platform.ledger.Side;
import org.walletsuite.platform.ledger.StatusChange;
import org.walletsuite.platform.ledger.Transfer;
import org.walletsuite.platform.ledger.TrialBalance;
import org.walletsuite.platform.money.Asset;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.testing.ServiceTest;
import org.walletsuite.platform.testing.TestIssuer;

/** The ledger as other services see it: over HTTP, with a service token. */
@ServiceTest
class LedgerHttpTest {

    private final RestClient http;
    private final LedgerApi ledger;
    private final Books books;
    private final Account stand;
    private final Account wallet;

    @Autowired
    LedgerHttpTest(@LocalServerPort int port) {
        this.http = LedgerClient.http(port);
        this.ledger = LedgerClient.create(http);
        this.books = new Books(ledger);
        this.stand = books.stand();
        this.wallet = books.wallet();
    }

    @Test
    void postsReplaysAndReversesATransfer() {
        var key = key();
        var command = Books.move(key, 500, stand, wallet);
        var transfer = books.posted(command);
        assertThat(transfer.entryOf("wallet").balanceBefore()).isZero();
        assertThat(transfer.entryOf("wallet").balanceAfter()).isEqualTo(500);
        assertThat(books.post(command)).isEqualTo(new Replayed(transfer));
        assertThat(books.post(Books.move(key, 501, stand, wallet))).isEqualTo(new Rejected(Reason.KEY_REUSED, null));
        assertThat(ledger.transfer(transfer.id())).contains(transfer);
        assertThat(ledger.transfers(List.of(transfer.id(), UUID.randomUUID()))).containsExactly(transfer);
        assertThat(ledger.transferByKey(key)).contains(transfer);
        var reverse = new Reverse(key(), "REFUND", transfer.id(), "PURCHASE", null, Map.of());
        var reversal = books.posted(reverse);
        assertThat(reversal.reverses()).isEqualTo(transfer.id());
        assertThat(reversal.entryOf("wallet").balanceAfter()).isZero();
        assertThat(ledger.transfer(transfer.id()).orElseThrow().isReversed()).isTrue();
        assertThat(books.post(new Reverse(key(), "REFUND", transfer.id(), "PURCHASE", null, Map.of())))
                .isEqualTo(new Rejected(Reason.ALREADY_REVERSED, null));
    }

    @Test
    void rejectsPaymentThatWouldOverdraw() {
        books.post(Books.move(key(), 1000, stand, wallet));
        assertThat(books.post(Books.move(key(), 1001, wallet, stand)))
                .isEqualTo(new Rejected(Reason.INSUFFICIENT_FUNDS, "wallet"));
        assertThat(ledger.account(wallet.id()).orElseThrow().balance()).isEqualTo(1000);
    }

    @Test
    void reversesInPartsUntilNothingIsLeft() {
        var transfer = books.posted(Books.move(key(), 500, stand, wallet));
        var key = key();
        var part = books.posted(reverse(key, transfer, 200L));
        assertThat(part.amount()).isEqualTo(200);
        assertThat(part.entryOf("wallet").balanceAfter()).isEqualTo(300);
        assertThat(books.post(reverse(key(), transfer, 301L))).isEqualTo(new Rejected(Reason.REVERSAL_EXCEEDED, null));
        assertThat(books.posted(reverse(key(), transfer, null)).amount()).isEqualTo(300);
        assertThat(books.post(reverse(key(), transfer, 1L))).isEqualTo(new Rejected(Reason.ALREADY_REVERSED, null));
        assertThat(books.post(reverse(key, transfer, 200L))).isEqualTo(new Replayed(part));
        assertThat(books.post(reverse(key, transfer, null))).isEqualTo(new Rejected(Reason.KEY_REUSED, null));
        assertThat(ledger.transfer(transfer.id()).orElseThrow().reversedTotal()).isEqualTo(500);
        assertThat(status(() -> books.post(reverse(key(), transfer, 0L)))).isEqualTo(HttpStatus.BAD_REQUEST);
    }

    @Test
    void reversesATransferOfManyEntriesOnlyAsAWhole() {
        var bonus = ledger.open(UUID.randomUUID(), bonus());
        var legs = List.of(
                new Leg(stand.id(), -30, "stand"),
                new Leg(wallet.id(), 10, "wallet"),
                new Leg(bonus.id(), 20, "bonus"));
        var transfer = books.posted(new Post(key(), "PURCHASE", legs, null, Map.of()));
        assertThat(books.post(reverse(key(), transfer, 30L))).isEqualTo(new Rejected(Reason.NOT_REVERSIBLE, null));
        assertThat(books.post(reverse(key(), transfer, null))).isInstanceOf(Posted.class);
        assertThat(ledger.account(bonus.id()).orElseThrow().balance()).isZero();
    }

    @Test
    void movesAllThatIsAvailable() {
        var all = new PostAll(
                key(), "CASH_OUT", new Side(wallet.id(), "wallet"), new Side(stand.id(), "stand"), "till 4", Map.of());
        assertThat(books.post(all)).isEqualTo(new Rejected(Reason.INSUFFICIENT_FUNDS, "wallet"));
        books.post(Books.move(key(), 70, stand, wallet));
        var moved = books.posted(all);
        assertThat(moved.amount()).isEqualTo(70);
        assertThat(moved.reference()).isEqualTo("till 4");
        books.post(Books.move(key(), 5, stand, wallet));
        assertThat(books.post(all)).as("the same key moves no more").isEqualTo(new Replayed(moved));
    }

    @Test
    void createsNoMoneyFromAmountsThatOverflow() {
        var legs = List.of(
                new Leg(wallet.id(), Long.MAX_VALUE, "wallet"),
                new Leg(stand.id(), Long.MAX_VALUE, "stand"),
                new Leg(UUID.randomUUID(), 2, "bonus"));
        var third = ledger.open(legs.get(2).accountId(), bonus());
        assertThat(books.post(new Post(key(), "TOP_UP", legs, null, Map.of())))
                .isEqualTo(new Rejected(Reason.AMOUNT_TOO_LARGE, null));
        assertThat(ledger.account(third.id()).orElseThrow().balance()).isZero();
    }

    @Test
    void showsTheStatementNewestFirst() {
        for (var amount = 1; amount <= 5; amount++) {
            books.post(Books.move(key(), amount, stand, wallet));
        }
        var page = ledger.statement(wallet.id(), 1, 2).orElseThrow();
        assertThat(page.total()).isEqualTo(5);
        assertThat(page.lines()).extracting(line -> line.entry().amount()).containsExactly(3L, 2L);
        assertThat(page.lines()).allSatisfy(line -> {
            assertThat(line.transfer().metadata()).containsEntry("standId", "bar");
            assertThat(line.transfer().entries()).containsExactly(line.entry());
        });
        assertThat(ledger.statement(wallet.id(), 2, 2).orElseThrow().lines()).hasSize(1);
        assertThat(ledger.statement(wallet.id(), 3, 2).orElseThrow().lines()).isEmpty();
        assertThat(ledger.statement(UUID.randomUUID(), 0, 2)).isEmpty();
        assertThat(status(() -> ledger.statement(wallet.id(), 0, 201))).isEqualTo(HttpStatus.BAD_REQUEST);
    }

    @Test
    void freezesAndClosesAccounts() {
        books.post(Books.move(key(), 10, stand, wallet));
        assertThat(change(wallet, AccountStatus.CLOSED))
                .isEqualTo(new StatusChange.Refused(StatusChange.Reason.NOT_EMPTY));
        assertThat(((StatusChange.Changed) change(wallet, AccountStatus.FROZEN))
                        .account()
                        .status())
                .isEqualTo(AccountStatus.FROZEN);
        assertThat(books.post(Books.move(key(), 10, wallet, stand)))
                .isEqualTo(new Rejected(Reason.ACCOUNT_FROZEN, "wallet"));
        change(wallet, AccountStatus.ACTIVE);
        books.post(Books.move(key(), 10, wallet, stand));
        change(wallet, AccountStatus.CLOSED);
        assertThat(books.post(Books.move(key(), 10, stand, wallet)))
                .isEqualTo(new Rejected(Reason.ACCOUNT_CLOSED, "wallet"));
        assertThat(change(wallet, AccountStatus.ACTIVE))
                .isEqualTo(new StatusChange.Refused(StatusChange.Reason.ACCOUNT_CLOSED));
        assertThat(ledger.changeStatus(stand.id(), new StatusChange.Request(AccountStatus.FROZEN, "wallet")))
                .isEqualTo(new StatusChange.Refused(StatusChange.Reason.UNKNOWN_ACCOUNT));
    }

    @Test
    void opensAnAccountOnce() {
        var again = ledger.open(wallet.id(), like(wallet));
        assertThat(again.createdAt()).isEqualTo(wallet.createdAt());
        assertThat(status(() -> ledger.open(UUID.randomUUID(), like(wallet)))).isEqualTo(HttpStatus.CONFLICT);
        assertThat(status(() -> ledger.open(wallet.id(), like(stand)))).isEqualTo(HttpStatus.CONFLICT);
        var unknown = new NewAccount(UUID.randomUUID(), null, "festival", "wallet", "NOPE", 0L);
        assertThat(ledger.account(UUID.randomUUID())).isEmpty();
        assertThat(status(() -> ledger.open(UUID.randomUUID(), unknown))).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(ledger.accounts(List.of(wallet.id(), stand.id(), UUID.randomUUID())))
                .extracting(Account::id)
                .containsExactlyInAnyOrder(wallet.id(), stand.id());
    }

    @Test
    void renamesAnAssetButKeepsItsScale() {
        var asset = wallet.asset();
        assertThat(ledger.putAsset(asset, new Asset(asset, 2, "Chips")).displayName())
                .isEqualTo("Chips");
        assertThat(status(() -> ledger.putAsset(asset, new Asset(asset, 3, "Chips"))))
                .isEqualTo(HttpStatus.CONFLICT);
    }

    @Test
    void sumsUpEveryAsset() {
        books.post(Books.move(key(), 30, stand, wallet));
        assertThat(ledger.trialBalance())
                .filteredOn(balance -> balance.asset().equals(wallet.asset()))
                .singleElement()
                .isEqualTo(new TrialBalance(
                        wallet.asset(),
                        BigInteger.ZERO,
                        List.of(
                                new TrialBalance.Line("festival", "pending", 2, BigInteger.ZERO),
                                new TrialBalance.Line("festival", "stand", 2, BigInteger.valueOf(-30)),
                                new TrialBalance.Line("festival", "wallet", 6, BigInteger.valueOf(30)))));
    }

    @Test
    void refusesMalformedCommands() {
        var good = Books.move(key(), 1, stand, wallet);
        var legs = good.legs();
        for (var bad : List.of(
                new Post(key(), "A", List.of(legs.get(0)), null, Map.of()),
                new Post(key(), "A", List.of(legs.get(0), legs.get(0)), null, Map.of()),
                new Post(key(), "A", List.of(legs.get(0), new Leg(wallet.id(), 0, "wallet")), null, Map.of()),
                new Post(key(), "A", legs, "x\u0000", Map.of()),
                new Post(key(), "A", legs, "x\ud800", Map.of()),
                new Post(key(), "A", legs, null, Map.of("a", 1.5)),
                new Post(key(), "A", legs, null, Map.of("a", Map.of("b", 1))),
                new Post(key(), "A", legs, null, Map.of("a", "x".repeat(5000))),
                new Post(" ", "A", legs, null, Map.of()))) {
            assertThat(status(() -> ledger.post(new CommandBatch(List.of(good, bad)))))
                    .as("%s", bad)
                    .isEqualTo(HttpStatus.BAD_REQUEST);
        }
        assertThat(ledger.transferByKey(good.idempotencyKey())).isEmpty();
    }

    @Test
    void takesKeysOfTheCallingServiceOnly() {
        var mine = Books.move(key(), 1, stand, wallet);
        var anothers = Books.move("payment:" + UUID.randomUUID(), 1, stand, wallet);
        assertThat(status(() -> books.post(anothers))).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(status(() -> books.post(Books.move("tester:1", 1, stand, wallet))))
                .isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(status(() -> ledger.post(new CommandBatch(List.of(mine, anothers)))))
                .isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(ledger.transferByKey(mine.idempotencyKey()))
                .as("its batch did not run")
                .isEmpty();
        var hold = new NewHold("payment:1", wallet.id(), "wallet", 1L, null, Map.of(), null);
        assertThat(status(() -> ledger.placeHold(hold))).isEqualTo(HttpStatus.FORBIDDEN);
    }

    @Test
    void isForServicesOnly() {
        var anonymous = http.mutate()
                .defaultHeaders(headers -> headers.remove("Authorization"))
                .build();
        var user = TestIssuer.shared().token(UUID.randomUUID(), Role.SUPER_ADMIN);
        assertThat(status(() -> anonymous
                        .get()
                        .uri("/internal/trial-balance")
                        .retrieve()
                        .toBodilessEntity()))
                .isEqualTo(HttpStatus.UNAUTHORIZED);
        assertThat(status(() -> http.get()
                        .uri("/internal/trial-balance")
                        .header("Authorization", "Bearer " + user)
                        .retrieve()
                        .toBodilessEntity()))
                .isEqualTo(HttpStatus.FORBIDDEN);
    }

    private StatusChange change(Account account, AccountStatus status) {
        return ledger.changeStatus(account.id(), new StatusChange.Request(status, account.purpose()));
    }

    private static NewAccount like(Account account) {
        return new NewAccount(
                account.ownerId(),
                account.ownerNumber(),
                account.program(),
                account.purpose(),
                account.asset(),
                account.floor());
    }

    private static Reverse reverse(String key, Transfer transfer, @Nullable Long amount) {
        return new Reverse(key, "REFUND", transfer.id(), "PURCHASE", amount, Map.of());
    }

    private NewAccount bonus() {
        return new NewAccount(wallet.ownerId(), null, "festival", "bonus", wallet.asset(), 0L);
    }
}
