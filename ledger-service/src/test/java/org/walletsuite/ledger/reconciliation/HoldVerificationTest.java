package org.walletsuite.ledger.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.walletsuite.ledger.writer.Books.key;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.walletsuite.ledger.LedgerClient;
import org.walletsuite.ledger.writer.Books;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.AccountStatus;
import org.walletsuite.platform.ledger.FloorChange;
import org.walletsuite.platform.ledger.HoldResult.Done;
import org.walletsuite.platform.ledger.LedgerApi;
import org.walletsuite.platform.ledger.LedgerCommand.Post;
import org.walletsuite.platform.ledger.LedgerCommand.PostHold;
import org.walletsuite.platform.ledger.LedgerCommand.Reverse;
import org.walletsuite.platform.ledger.Leg;
import org.walletsuite.platform.ledger.NewHold;
import org.walletsuite.platform.ledger.Side;
import org.walletsuite.platform.ledger.StatusChange;
import org.walletsuite.platform.ledger.Transfer;
import org.walletsuite.platform.testing.ServiceTest;

/** Damage to holds, floors, unapplied money and partial reversals, rolled back after each test. */
@ServiceTest
@TestConstructor(autowireMode = AutowireMode.ALL)
class HoldVerificationTest {

    private final LedgerApi ledger;
    private final Verification verification;
    private final Damage damage;
    private final Books books;
    private final Account stand;
    private final Account wallet;
    private final UUID open;
    private final UUID posted;
    private final UUID voided;
    private final Transfer posting;
    private final Transfer reversal;
    private final UUID unapplied;

    HoldVerificationTest(@LocalServerPort int port, Verification verification, JdbcConnectionDetails database) {
        this.ledger = LedgerClient.create(port);
        this.verification = verification;
        this.damage = new Damage(database, verification);
        this.books = new Books(ledger);
        this.stand = books.stand();
        this.wallet = books.wallet();
        books.posted(Books.move(key(), 1000, stand, wallet));
        this.open = hold(100);
        this.posted = hold(200);
        this.voided = hold(300);
        this.posting = books.posted(new PostHold(
                key(), "WITHDRAWAL", posted, new Side(stand.id(), "stand"), 150L, null, Map.of("to", "bank")));
        ledger.voidHold(voided);
        this.reversal = books.posted(new Reverse(key(), "REFUND", posting.id(), "WITHDRAWAL", 40L, Map.of()));
        ledger.changeFloor(wallet.id(), new FloorChange.Request(-50L, "wallet"));
        ledger.changeFloor(wallet.id(), new FloorChange.Request(-20L, "wallet"));
        var closed = books.accounts(0).get(3);
        ledger.changeStatus(closed.id(), new StatusChange.Request(AccountStatus.CLOSED, "wallet"));
        var owed = List.of(new Leg(stand.id(), -7, "stand"), new Leg(closed.id(), 7, "wallet", true));
        this.unapplied = books.posted(new Post(key(), "SETTLEMENT", owed, null, Map.of()))
                .entryOf(Account.UNAPPLIED)
                .accountId();
    }

    @Test
    void findsNothingInSoundBooks() throws SQLException {
        var report = verification.run();
        assertThat(report.discrepancies()).as(String.join("\n", report.lines())).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update account set held = 99 where id = ':wallet'|holds 99, but its open holds sum to 100",
                "update hold set amount = 101 where id = ':open'|but its open holds sum to 101",
                "update hold set status = 'VOIDED', closed_at = now() where id = ':open'|its changes are: PLACED 100",
                "update hold set posted = 149 where id = ':posted'|its changes are: PLACED 200, POSTED 150",
                "update hold set status = 'EXPIRED', expires_at = created_at where id = ':voided'|is EXPIRED, but its changes are: PLACED 300, VOIDED 300",
                "update hold_change set held_after = held_after + 1 where hold_id = ':voided' and change = 'VOIDED'|held out of",
                "update hold_change set amount = 151 where hold_id = ':posted' and change = 'POSTED'|its changes are: PLACED 200, POSTED 151",
                "update hold set transfer_id = ':reversal' where id = ':posted'|was posted with 150, but transfer :reversal says 40",
                "update hold_change set transfer_id = ':reversal' where hold_id = ':posted' and change = 'POSTED'|was posted with 150",
                "update hold set expires_at = created_at where id = ':posted'|but its time ended at",
                "delete from hold where id = ':voided'|is about hold :voided of account :wallet, which is missing",
                "update hold set account_id = id where id = ':voided'|Hold :voided is about account :voided, which is missing",
                "delete from hold_change where hold_id = ':voided'|follows position",
                "delete from floor_change where account_id = ':wallet' and after = -50|Floor change",
                "update floor_change set account_id = id where account_id = ':wallet' and after = -50|which is missing",
                "update account set floor = -21 where id = ':wallet'|has the floor -21, but it was opened with 0 and last given -20",
                "update account set opening_floor = -1 where id = ':wallet'|begins at 0",
                "update account set floor = null where id = ':unapplied'|has the floor none, but it was opened with 0 and last given no other",
                "update account set status = 'ACTIVE' where owner_id = (select owner_id from account where id = ':unapplied')|has no closed account beside it",
                "update transfer set reversed_total = 41 where id = ':posting'|its reversals say 40",
                "update transfer set reverses = (select transfer_id from entry where account_id = ':unapplied') where id = ':reversal'|does not mirror transfer",
            })
    void findsDamage(String sql, String reported) throws SQLException {
        var report = damage.verifiedAfter(named(sql));
        assertThat(report.discrepancies()).isPositive();
        assertThat(String.join("\n", report.lines())).contains(named(reported));
    }

    private String named(String text) {
        return text.replace(":wallet", wallet.id().toString())
                .replace(":open", open.toString())
                .replace(":posted", posted.toString())
                .replace(":voided", voided.toString())
                .replace(":posting", posting.id().toString())
                .replace(":reversal", reversal.id().toString())
                .replace(":unapplied", unapplied.toString());
    }

    private UUID hold(long amount) {
        var requested = new NewHold(key(), wallet.id(), "wallet", amount, null, Map.of(), null);
        return ((Done) ledger.placeHold(requested)).hold().id();
    }
}
