package org.walletsuite.wallet.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.walletsuite.platform.festival.Festival;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.ledger.FloorChange;
import org.walletsuite.platform.ledger.NewAccount;
import org.walletsuite.platform.testing.TestDatabase;
import org.walletsuite.wallet.testing.WalletServiceFixture;

/** Each reconciliation check is proved by damage that only it can find. */
class WalletReconciliationTest extends WalletServiceFixture {

    private final UUID lost = Ids.next();

    /** Lists of wallets fail where the ledger knows one of them not. */
    @AfterEach
    void forgetTheLost() {
        TestDatabase.shared()
                .asOwner()
                .sql("delete from wallet where id = ?")
                .param(lost)
                .update();
    }

    @Test
    void findsNothingInBooksThatAgree() {
        var festival = festival();
        var wallet = wallet(guest(), festival);
        assertThat(discrepanciesAbout(wallet)).isEmpty();
        assertThat(discrepanciesAbout(festival)).isEmpty();
    }

    @Test
    void findsAWalletWithoutItsAccount() {
        var wallet = wallet(guest(), festival());
        change(wallet, "id", lost);
        assertThat(discrepanciesAbout(lost)).containsExactly("Wallet " + lost + " has no account in the ledger");
    }

    @Test
    void findsAWalletWhoseAccountHasAnotherOwner() {
        var stolen = wallet(guest(), festival());
        change(stolen, "person_id", guest().id());
        assertThat(discrepanciesAbout(stolen)).hasSize(1).first().asString().contains("that is not theirs there");
        var moved = wallet(guest(), festival());
        change(moved, "festival_id", festival());
        assertThat(discrepanciesAbout(moved)).hasSize(1).first().asString().contains("that is not theirs there");
    }

    @Test
    void findsAWalletThatMayBeOverdrawn() {
        for (var floor : new Long[] {null, -1L}) {
            var wallet = wallet(guest(), festival());
            books.changeFloor(wallet, new FloorChange.Request(floor, "wallet"));
            assertThat(discrepanciesAbout(wallet))
                    .containsExactly(
                            "Wallet " + wallet + " may be overdrawn: its account in the ledger has the floor " + floor);
        }
    }

    @Test
    void findsAWalletsAccountWithoutAWallet() {
        var festival = festival();
        var nobodys = Ids.next();
        books.open(nobodys, new NewAccount(Ids.next(), 1L, "festival", "wallet", Festival.assetCode(festival), 0L));
        assertThat(discrepanciesAbout(nobodys))
                .containsExactly("Account " + nobodys + " with a balance of 0 " + Festival.assetCode(festival)
                        + " is a wallet's, but there is no such wallet");
    }

    @Test
    void acceptsAnAccountWhoseWalletIsStillBeingOpened() {
        var wallet = wallet(guest(), festival());
        db.sql("update wallet set opened_at = null where id = ?").param(wallet).update();
        assertThat(discrepanciesAbout(wallet)).isEmpty();
    }

    @Test
    void findsAFestivalWithoutItsAccounts() {
        var festival = festival();
        var gone = Ids.next();
        db.sql("update festival set cash_in_account = ? where id = ?")
                .param(gone)
                .param(festival)
                .update();
        assertThat(discrepanciesAbout(festival))
                .containsExactly("Festival " + festival + " has no cash-in account in the ledger: " + gone);
        db.sql("update festival set cash_in_account = card_in_account where id = ?")
                .param(festival)
                .update();
        assertThat(discrepanciesAbout(festival))
                .hasSize(1)
                .first()
                .asString()
                .contains("has another account in the ledger where its cash-in account must be");
    }

    @Test
    void runsOnDemandForServicesOnly() {
        change(wallet(guest(), festival()), "id", lost);
        var answer = as(issuer.serviceToken("wallet")).post("/internal/reconciliation");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("discrepancies").asLong()).isPositive();
        assertThat(answer.json().get("lines").valueStream().map(line -> line.asString()))
                .anyMatch(line -> line.startsWith("FAIL  Every wallet has its owner's account in the ledger: "));
        assertThat(discrepanciesAbout(lost)).hasSize(1);
        assertThat(as(admin).post("/internal/reconciliation").status()).isEqualTo(403);
        assertThat(asNobody().post("/internal/reconciliation").status()).isEqualTo(401);
        ledger.becomeUnavailable();
        assertThat(as(issuer.serviceToken("wallet"))
                        .post("/internal/reconciliation")
                        .status())
                .isEqualTo(503);
    }

    private UUID wallet(Guest guest, UUID festival) {
        return as(guest.token()).post("/api/v1/me/wallets/" + festival).id();
    }

    private void change(UUID wallet, String column, UUID value) {
        db.sql("update wallet set " + column + " = ? where id = ?")
                .param(value)
                .param(wallet)
                .update();
    }
}
