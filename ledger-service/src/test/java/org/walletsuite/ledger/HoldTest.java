package org.walletsuite.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.walletsuite.ledger.writer.Books.key;
import static org.walletsuite.platform.testing.Patience.await;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.walletsuite.ledger.writer.Books;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.AccountStatus;
import org.walletsuite.platform.ledger.Hold;
import org.walletsuite.platform.ledger.HoldResult;
import org.walletsuite.platform.ledger.HoldResult.Done;
import org.walletsuite.platform.ledger.HoldResult.Refused;
import org.walletsuite.platform.ledger.HoldStatus;
import org.walletsuite.platform.ledger.LedgerApi;
import org.walletsuite.platform.ledger.LedgerCommand.PostAll;
import org.walletsuite.platform.ledger.LedgerCommand.PostHold;
import org.walletsuite.platform.ledger.LedgerCommand.Reverse;
import org.walletsuite.platform.ledger.NewHold;
import org.walletsuite.platform.ledger.PostingResult;
import org.walletsuite.platform.ledger.PostingResult.Posted;
import org.walletsuite.platform.ledger.PostingResult.Reason;
import org.walletsuite.platform.ledger.PostingResult.Rejected;
import org.walletsuite.platform.ledger.PostingResult.Replayed;
import org.walletsuite.platform.ledger.Side;
import org.walletsuite.platform.ledger.StatusChange;
import org.walletsuite.platform.testing.ServiceTest;
import org.walletsuite.platform.testing.TestDatabase;

/** Money that is set aside, over HTTP. */
@ServiceTest
class HoldTest {

    private final LedgerApi ledger;
    private final Books books;
    private final Account stand;
    private final Account wallet;

    @Autowired
    HoldTest(@LocalServerPort int port) {
        this.ledger = LedgerClient.create(port);
        this.books = new Books(ledger);
        this.stand = books.stand();
        this.wallet = books.wallet();
        books.post(Books.move(key(), 1000, stand, wallet));
    }

    @Test
    void setsMoneyAsideUntilItIsPosted() {
        var hold = place(600);
        assertThat(account().held()).isEqualTo(600);
        assertThat(account().balance()).isEqualTo(1000);
        assertThat(books.post(Books.move(key(), 401, wallet, stand)))
                .isEqualTo(new Rejected(Reason.INSUFFICIENT_FUNDS, "wallet"));
        assertThat(ledger.placeHold(hold(key(), 401L))).isEqualTo(new Refused(HoldResult.Reason.INSUFFICIENT_FUNDS));
        assertThat(postHold(hold.id(), key(), 601L)).isEqualTo(new Rejected(Reason.HOLD_EXCEEDED, null));
        var key = key();
        var transfer = ((Posted) postHold(hold.id(), key, 450L)).transfer();
        assertThat(transfer.entryOf("wallet").balanceAfter()).isEqualTo(550);
        assertThat(account().held()).as("the rest is released").isZero();
        var posted = ledger.hold(hold.id()).orElseThrow();
        assertThat(posted.status()).isEqualTo(HoldStatus.POSTED);
        assertThat(posted.posted()).isEqualTo(450);
        assertThat(posted.transferId()).isEqualTo(transfer.id());
        assertThat(postHold(hold.id(), key, 450L)).isEqualTo(new Replayed(transfer));
        assertThat(postHold(hold.id(), key(), 1L)).isEqualTo(new Rejected(Reason.HOLD_NOT_OPEN, null));
        assertThat(postHold(UUID.randomUUID(), key(), 1L)).isEqualTo(new Rejected(Reason.UNKNOWN_HOLD, null));
        assertThat(ledger.voidHold(hold.id())).isEqualTo(new Refused(HoldResult.Reason.HOLD_NOT_OPEN));
        var reverse = new Reverse(key(), "REFUND", transfer.id(), "WITHDRAWAL", 50L, Map.of());
        assertThat(books.post(reverse)).isInstanceOf(Posted.class);
        assertThat(account().balance()).isEqualTo(600);
    }

    @Test
    void placesAHoldOnce() {
        var requested = hold(key(), 300L);
        var placed = ((Done) ledger.placeHold(requested)).hold();
        assertThat(placed.status()).isEqualTo(HoldStatus.OPEN);
        assertThat(placed.metadata()).isEqualTo(Map.of("bank", "X"));
        assertThat(ledger.placeHold(requested)).isEqualTo(new HoldResult.Replayed(placed));
        assertThat(ledger.placeHold(hold(requested.idempotencyKey(), 301L)))
                .isEqualTo(new Refused(HoldResult.Reason.KEY_REUSED));
        assertThat(account().held()).isEqualTo(300);
        assertThat(ledger.hold(placed.id())).contains(placed);
        assertThat(ledger.hold(UUID.randomUUID())).isEmpty();
        var other = place(5);
        assertThat(ledger.openHolds(wallet.id(), null, 10)).containsExactly(placed, other);
        assertThat(ledger.openHolds(wallet.id(), placed.id(), 10)).containsExactly(other);
        assertThat(ledger.holds(List.of(other.id(), UUID.randomUUID()))).containsExactly(other);
    }

    @Test
    void setsAsideAllThatIsAvailable() {
        place(300);
        var rest = ((Done) ledger.placeHold(hold(key(), null))).hold();
        assertThat(rest.amount()).isEqualTo(700);
        assertThat(ledger.placeHold(hold(key(), null))).isEqualTo(new Refused(HoldResult.Reason.INSUFFICIENT_FUNDS));
        assertThat(books.post(new PostAll(key(), "CASH_OUT", side(wallet), side(stand), null, Map.of())))
                .isEqualTo(new Rejected(Reason.INSUFFICIENT_FUNDS, "wallet"));
    }

    @Test
    void voidsAFrozenAccountsHoldButDoesNotPostIt() {
        var hold = place(300);
        freeze();
        assertThat(ledger.placeHold(hold(key(), 1L))).isEqualTo(new Refused(HoldResult.Reason.ACCOUNT_FROZEN));
        assertThat(postHold(hold.id(), key(), null)).isEqualTo(new Rejected(Reason.ACCOUNT_FROZEN, "wallet"));
        var voided = ((Done) ledger.voidHold(hold.id())).hold();
        assertThat(voided.status()).isEqualTo(HoldStatus.VOIDED);
        assertThat(ledger.voidHold(hold.id())).isEqualTo(new HoldResult.Replayed(voided));
        assertThat(account().held()).isZero();
        assertThat(ledger.voidHold(UUID.randomUUID())).isEqualTo(new Refused(HoldResult.Reason.UNKNOWN_HOLD));
    }

    @Test
    void closesNoAccountThatHoldsMoney() {
        var hold = ((Done) ledger.placeHold(new NewHold(key(), stand.id(), "stand", 10L, null, Map.of(), null))).hold();
        books.post(Books.move(key(), 1000, wallet, stand));
        var close = new StatusChange.Request(AccountStatus.CLOSED, "stand");
        assertThat(ledger.changeStatus(stand.id(), close))
                .isEqualTo(new StatusChange.Refused(StatusChange.Reason.NOT_EMPTY));
        ledger.voidHold(hold.id());
        assertThat(ledger.changeStatus(stand.id(), close)).isInstanceOf(StatusChange.Changed.class);
        assertThat(ledger.placeHold(new NewHold(key(), stand.id(), "stand", 10L, null, Map.of(), null)))
                .isEqualTo(new Refused(HoldResult.Reason.ACCOUNT_CLOSED));
    }

    @Test
    void voidsExpiredHolds() {
        var later = Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MICROS);
        var requested = new NewHold(key(), wallet.id(), "wallet", 300L, null, Map.of(), later);
        var placed = ledger.placeHold(requested);
        assertThat(placed).isInstanceOf(Done.class);
        var hold = ((Done) placed).hold();
        assertThat(hold.expiresAt()).isEqualTo(later);
        TestDatabase.shared()
                .asOwner()
                .sql("update hold set expires_at = now() where id = ?")
                .param(hold.id())
                .update();
        assertThat(postHold(hold.id(), key(), null))
                .as("whether it was voided yet or not")
                .isEqualTo(new Rejected(Reason.HOLD_NOT_OPEN, null));
        await().until(() -> ledger.hold(hold.id()).orElseThrow().status() == HoldStatus.EXPIRED);
        assertThat(account().held()).isZero();
        assertThat(ledger.placeHold(requested)).isInstanceOf(HoldResult.Replayed.class);
        var late = new NewHold(key(), wallet.id(), "wallet", 300L, null, Map.of(), Instant.now());
        assertThat(ledger.placeHold(late)).isEqualTo(new Refused(HoldResult.Reason.HOLD_NOT_OPEN));
    }

    @Test
    void postsToAnotherAccountOnly() {
        var hold = place(300);
        var toItself = new PostHold(key(), "WITHDRAWAL", hold.id(), side(wallet), null, null, Map.of());
        assertThat(books.post(toItself)).isEqualTo(new Rejected(Reason.UNKNOWN_ACCOUNT, "wallet"));
        assertThat(account().held()).isEqualTo(300);
    }

    private Hold place(long amount) {
        return ((Done) ledger.placeHold(hold(key(), amount))).hold();
    }

    private NewHold hold(String key, @Nullable Long amount) {
        return new NewHold(key, wallet.id(), "wallet", amount, "to X", Map.of("bank", "X"), null);
    }

    private PostingResult postHold(UUID hold, String key, @Nullable Long amount) {
        return books.post(new PostHold(key, "WITHDRAWAL", hold, side(stand), amount, "paid", Map.of()));
    }

    private void freeze() {
        ledger.changeStatus(wallet.id(), new StatusChange.Request(AccountStatus.FROZEN, "wallet"));
    }

    private Account account() {
        return ledger.account(wallet.id()).orElseThrow();
    }

    private static Side side(Account account) {
        return new Side(account.id(), account.purpose());
    }
}
