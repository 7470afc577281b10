package org.walletsuite.wallet.mainwallet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.ledger.AccountStatus;
import org.walletsuite.platform.ledger.StatusChange;
import org.walletsuite.platform.mainwallet.MainWalletAccounts;

/** Each check is proved by damage that only it can find. */
class MainWalletReconciliationTest extends MainWalletFixture {

    @Autowired
    private MainWalletStatusChanges changes;

    @Test
    void findsNothingInBooksThatAgree() {
        var user = guest();
        var wallet = open(user);
        accounts.topUp(wallet, 100);
        assertThat(discrepanciesAbout(wallet)).isEmpty();

        deactivate(wallet, user.token());

        assertThat(discrepanciesAbout(wallet)).isEmpty();
    }

    @Test
    void findsAWalletWithoutItsAccount() {
        var wallet = open(guest());
        var lost = Ids.next();

        db.sql("update main_wallet set id = ? where id = ?")
                .param(lost)
                .param(wallet)
                .update();

        assertThat(discrepanciesAbout(lost)).containsExactly("Wallet " + lost + " has no account in the ledger");
        assertThat(discrepanciesAbout(wallet))
                .containsExactly(
                        "Account " + wallet + " with a balance of 0 TZS is a wallet's, but there is no such wallet");
    }

    @Test
    void findsAWalletWhoseAccountHasAnotherOwner() {
        var wallet = open(guest());

        db.sql("update main_wallet set person_id = ? where id = ?")
                .param(guest().id())
                .param(wallet)
                .update();

        assertThat(discrepanciesAbout(wallet)).hasSize(1).first().asString().contains("that is not theirs there");
    }

    @Test
    void findsAStatusThatNobodyWanted() {
        var user = guest();
        var wallet = open(user);
        deactivate(wallet, user.token());

        books.changeStatus(wallet, new StatusChange.Request(AccountStatus.ACTIVE, MainWalletAccounts.WALLET));

        assertThat(discrepanciesAbout(wallet))
                .containsExactly(
                        "Wallet " + wallet + " should be FROZEN since its last change, but is ACTIVE in the ledger");
    }

    @Test
    void acceptsAStatusThatIsStillBeingChanged() {
        var user = guest();
        var wallet = open(user);

        changes.begin(wallet, AccountStatus.FROZEN, "Not applied yet", user.id());

        assertThat(discrepanciesAbout(wallet)).isEmpty();
    }
}
