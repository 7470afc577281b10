package org.walletsuite.payment.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.walletsuite.payment.funding.FundingFixture;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.ledger.LedgerCommand.Post;
import org.walletsuite.platform.ledger.Leg;
import org.walletsuite.platform.mainwallet.MainWalletAccounts;

/** Each check is proved by damage that only it can find. */
class TopUpReconciliationTest extends FundingFixture {

    @Test
    void findsNothingWhereNothingIsWrong() {
        var sandbox = UUID.fromString(topUp("100").text("/data/transactionId"));
        var waiting = pending(1_00);
        var confirmed = credited(1_00);

        assertThat(discrepanciesAbout(sandbox)).isEmpty();
        assertThat(discrepanciesAbout(waiting)).isEmpty();
        assertThat(discrepanciesAbout(confirmed)).isEmpty();
    }

    @Test
    void forgivesATopUpWhoseOutcomeIsNotNotedYet() {
        topUp("1");
        var id = pending(100_00);
        ledger.loseAnswersToCommands();
        report(id, "CONFIRMED");
        ledger.recover();

        assertThat(status(id)).isEqualTo("CREDITING");
        assertThat(discrepanciesAbout(id)).isEmpty();
        work();
        assertThat(discrepanciesAbout(id)).isEmpty();
    }

    @Test
    void findsATopUpThatTheLedgerHasLost() {
        var id = credited(100_00);
        db.sql("update top_up set entry_seq = 77, funding_seq = 1000000 + entry_seq where id = ?")
                .param(id)
                .update();

        assertThat(discrepanciesAbout(id))
                .contains("Top-up " + id + " became entry 77 of account " + mainWallet
                        + ", but the ledger has no such entry");
    }

    @Test
    void findsATopUpThatTheLedgerKnowsOtherwise() {
        var id = credited(100_00);
        db.sql("update top_up set amount = amount + 1 where id = ?").param(id).update();

        assertThat(discrepanciesAbout(id)).hasSize(1).first().asString().contains("for a top-up that says otherwise");
    }

    @Test
    void findsMoneyOfNoTopUp() {
        topUp("1");
        var stray = Ids.next();
        accounts.move(
                accounts.mainWalletOperator(MainWalletAccounts.FUNDING),
                mainWallet,
                500,
                "TOPUP",
                Map.of("transactionId", stray.toString()));

        assertThat(discrepanciesAbout(stray)).hasSize(1).first().asString().contains("is no top-up's");
    }

    @Test
    void findsReportsThatNothingWasDoneFor() {
        var unknown = Ids.next();
        report(unknown, "CONFIRMED");
        assertThat(discrepanciesAbout(unknown)).isEmpty();
        var credited = pending(1_00);
        report(credited, "CONFIRMED", clock.instant().minusSeconds(1));
        report(credited, "FAILED", clock.instant());

        clock.putForward(Duration.ofHours(2));

        assertThat(discrepanciesAbout(unknown)).hasSize(1).first().asString().endsWith("which nobody knows");
        assertThat(discrepanciesAbout(credited)).hasSize(1).first().asString().endsWith("it says that no money came");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PENDING", "FAILED", "EXPIRED"})
    void findsMoneyThatCameAndWasNotCredited(String status) {
        var id = pending(1_00);
        var now = clock.instant();
        report(id, "FAILED", now);
        report(id, "CONFIRMED", now.minusSeconds(1));
        assertThat(discrepanciesAbout(id)).as("the failure is the later one").isEmpty();

        db.sql("insert into funding_event"
                        + " (provider, event_id, transaction_id, status, occurred_at, received_at)"
                        + " select provider, gen_random_uuid()::text, transaction_id, 'CONFIRMED', occurred_at, received_at"
                        + " from funding_event where transaction_id = ? and status = 'FAILED'")
                .param(id)
                .update();
        db.sql("update top_up set status = ? where id = ?")
                .param(status)
                .param(id)
                .update();

        assertThat(discrepanciesAbout(id)).hasSize(1).first().asString().endsWith("it says that the money came");
    }

    @Test
    void findsMoneyThatOnlyClaimsToBeTheSandboxes() {
        topUp("1");
        var key = "test:" + Ids.next();
        var legs = List.of(
                new Leg(mainWallet, 500, MainWalletAccounts.WALLET),
                new Leg(
                        MainWalletAccounts.operatorAccountId(MainWalletAccounts.FUNDING),
                        -500,
                        MainWalletAccounts.FUNDING));
        books.decide(new Post(key, "TOPUP", legs, null, Map.of("provider", "SANDBOX")));

        var transfer = books.transferByKey(key).orElseThrow().id();
        assertThat(discrepanciesAbout(transfer)).hasSize(1).first().asString().contains("is no top-up's");
    }
}
