package org.walletsuite.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.walletsuite.ledger.LedgerClient.status;
import static org.walletsuite.ledger.writer.Books.key;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.walletsuite.ledger.writer.Books;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.AccountStatus;
import org.walletsuite.platform.ledger.FloorChange;
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
import org.walletsuite.platform.ledger.Side;
import org.walletsuite.platform.ledger.StatusChange;
import org.walletsuite.platform.ledger.Transfer;
import org.walletsuite.platform.testing.ServiceTest;

/** Money that an owner is owed, and floors, over HTTP. */
@ServiceTest
class SettlementTest {

    private final int port;
    private final LedgerApi ledger;
    private final Books books;
    private final Account stand;
    private final Account wallet;

    @Autowired
    SettlementTest(@LocalServerPort int port) {
        this.port = port;
        this.ledger = LedgerClient.create(port);
        this.books = new Books(ledger);
        this.stand = books.stand();
        this.wallet = books.wallet();
    }

    @Test
    void aFrozenAccountTakesWhatItsOwnerIsOwed() {
        become(wallet, AccountStatus.FROZEN);
        assertThat(books.post(Books.move(key(), 5, stand, wallet)))
                .isEqualTo(new Rejected(Reason.ACCOUNT_FROZEN, "wallet"));
        assertThat(settled(5).entryOf("wallet").balanceAfter()).isEqualTo(5);
    }

    @Test
    void whatAClosedAccountIsOwedGoesToItsOwnersUnappliedAccount() {
        become(wallet, AccountStatus.CLOSED);
        assertThat(books.post(Books.move(key(), 5, stand, wallet)))
                .isEqualTo(new Rejected(Reason.ACCOUNT_CLOSED, "wallet"));
        settled(5);
        var transfer = settled(7);
        var entry = transfer.entryOf(Account.UNAPPLIED);
        assertThat(entry.ownerId()).isEqualTo(wallet.ownerId());
        assertThat(entry.balanceAfter()).isEqualTo(12);
        assertThat(ledger.accountsOfOwner(wallet.ownerId(), wallet.program()))
                .filteredOn(account -> account.purpose().equals(Account.UNAPPLIED))
                .singleElement()
                .satisfies(account -> {
                    assertThat(account.id())
                            .isEqualTo(entry.accountId())
                            .isEqualTo(Account.unappliedId(wallet.ownerId(), wallet.program(), wallet.asset()));
                    assertThat(account.floor()).isZero();
                    assertThat(account.asset()).isEqualTo(wallet.asset());
                });
        assertThat(books.post(new Reverse(key(), "REFUND", transfer.id(), "SETTLEMENT", null, Map.of())))
                .isInstanceOf(Posted.class);
        assertThat(ledger.account(entry.accountId()).orElseThrow().balance()).isEqualTo(5);
        assertThat(ledger.changeStatus(
                        entry.accountId(), new StatusChange.Request(AccountStatus.CLOSED, Account.UNAPPLIED)))
                .as("money may reach it at any time")
                .isEqualTo(new StatusChange.Refused(StatusChange.Reason.NOT_EMPTY));
    }

    @Test
    void allThatAnotherAccountHoldsCanBeSettledToo() {
        become(wallet, AccountStatus.CLOSED);
        var pending = ledger.open(
                UUID.randomUUID(), new NewAccount(wallet.ownerId(), null, "festival", "pending", wallet.asset(), 0L));
        books.post(Books.move(key(), 9, stand, pending));
        var all = new PostAll(
                key(),
                "RELEASE",
                new Side(pending.id(), "pending"),
                new Side(wallet.id(), "wallet", true),
                null,
                Map.of());
        assertThat(books.posted(all).entryOf(Account.UNAPPLIED).amount()).isEqualTo(9);
    }

    @Test
    void twoClosedAccountsOfOneOwnerShareTheirUnappliedAccount() {
        var pending = ledger.open(
                UUID.randomUUID(), new NewAccount(wallet.ownerId(), null, "festival", "pending", wallet.asset(), 0L));
        become(wallet, AccountStatus.CLOSED);
        become(pending, AccountStatus.CLOSED);
        var legs = List.of(
                new Leg(stand.id(), -30, "stand"),
                new Leg(wallet.id(), 10, "wallet", true),
                new Leg(pending.id(), 20, "pending", true));
        var transfer = books.posted(new Post(key(), "SETTLEMENT", legs, null, Map.of()));
        assertThat(transfer.entries()).hasSize(2);
        assertThat(transfer.entryOf(Account.UNAPPLIED).amount()).isEqualTo(30);
        var around = List.of(
                new Leg(transfer.entryOf(Account.UNAPPLIED).accountId(), -10, Account.UNAPPLIED),
                new Leg(wallet.id(), 10, "wallet", true));
        assertThat(books.post(new Post(key(), "SETTLEMENT", around, null, Map.of())))
                .isEqualTo(new Rejected(Reason.ACCOUNT_CLOSED, "wallet"));
    }

    @Test
    void onlyACreditIsASettlement() {
        var legs = List.of(new Leg(stand.id(), -5, "stand", true), new Leg(wallet.id(), 5, "wallet"));
        assertThat(status(() -> books.post(new Post(key(), "A", legs, null, Map.of()))))
                .isEqualTo(HttpStatus.BAD_REQUEST);
    }

    @Test
    void aLegWithoutTheSettlementFlagIsNone() {
        var body = """
                {"commands": [{"command": "post", "idempotencyKey": "%s", "kind": "A", "metadata": {}, "legs": [
                    {"accountId": "%s", "amount": -5, "purpose": "stand"},
                    {"accountId": "%s", "amount": 5, "purpose": "wallet"}]}]}""".formatted(key(), stand.id(), wallet.id());
        var answer = LedgerClient.http(port)
                .post()
                .uri("/internal/transfers/batch")
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .retrieve()
                .body(String.class);
        assertThat(answer).contains("\"result\":\"posted\"");
    }

    @Test
    void changesTheFloorButNotAboveTheAvailableBalance() {
        assertThat(books.post(Books.move(key(), 5, wallet, stand)))
                .isEqualTo(new Rejected(Reason.INSUFFICIENT_FUNDS, "wallet"));
        assertThat(limit(-100L).floor()).isEqualTo(-100);
        assertThat(books.post(Books.move(key(), 50, wallet, stand))).isInstanceOf(Posted.class);
        ledger.placeHold(new NewHold(key(), wallet.id(), "wallet", 20L, null, Map.of(), null));
        assertThat(limit(-70L).floor()).isEqualTo(-70);
        assertThat(change(-69L)).isEqualTo(new FloorChange.Refused(FloorChange.Reason.IN_USE));
        assertThat(ledger.account(wallet.id()).orElseThrow().floor()).isEqualTo(-70);
        assertThat(limit(null).floor()).isNull();
        var unknown = new FloorChange.Refused(FloorChange.Reason.UNKNOWN_ACCOUNT);
        assertThat(ledger.changeFloor(UUID.randomUUID(), new FloorChange.Request(0L, "wallet")))
                .isEqualTo(unknown);
        assertThat(ledger.changeFloor(stand.id(), new FloorChange.Request(0L, "wallet")))
                .isEqualTo(unknown);
        var opened = new NewAccount(
                wallet.ownerId(), wallet.ownerNumber(), wallet.program(), wallet.purpose(), wallet.asset(), 0L);
        assertThat(ledger.open(wallet.id(), opened).floor()).as("opened again").isNull();
        assertThat(status(() -> limit(1L))).isEqualTo(HttpStatus.BAD_REQUEST);
    }

    @Test
    void aClosedAccountKeepsItsFloor() {
        become(wallet, AccountStatus.CLOSED);
        assertThat(limit(0L).floor()).as("it is unchanged").isZero();
        assertThat(change(-100L)).isEqualTo(new FloorChange.Refused(FloorChange.Reason.ACCOUNT_CLOSED));
    }

    private Account limit(@Nullable Long floor) {
        return ((FloorChange.Changed) change(floor)).account();
    }

    private FloorChange change(@Nullable Long floor) {
        return ledger.changeFloor(wallet.id(), new FloorChange.Request(floor, "wallet"));
    }

    private Transfer settled(long amount) {
        var legs = List.of(new Leg(stand.id(), -amount, "stand"), new Leg(wallet.id(), amount, "wallet", true));
        return books.posted(new Post(key(), "SETTLEMENT", legs, null, Map.of()));
    }

    private void become(Account account, AccountStatus status) {
        ledger.changeStatus(account.id(), new StatusChange.Request(status, account.purpose()));
    }
}
