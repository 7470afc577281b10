package org.walletsuite.wallet.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.walletsuite.platform.audit.Claim;
import org.walletsuite.platform.festival.Festival;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.ledger.FloorChange;
import org.walletsuite.platform.ledger.NewAccount;
import org.walletsuite.wallet.testing.Scenario;

/** Each claim is proved by damage that only it can find. */
class WalletAuditTest extends Scenario {

    @Autowired
    private List<Claim> claims;

    @Test
    void findsNothingWhereNothingIsWrong() {
        var festival = festival();
        var wallet = wallet(guest(), festival);
        assertThat(findingsAbout(wallet)).isEmpty();
        assertThat(findingsAbout(festival)).isEmpty();
    }

    @Test
    void findsAWalletWithoutItsAccount() {
        var wallet = wallet(guest(), festival());
        var lost = Ids.next();
        change(wallet, "id", lost);
        assertThat(findingsAbout(lost)).containsExactly("Wallet " + lost + " has no account in the ledger");
    }

    @Test
    void findsAWalletWhoseAccountIsSomebodyElses() {
        var stolen = wallet(guest(), festival());
        change(stolen, "person_id", guest().id());
        assertThat(findingsAbout(stolen)).hasSize(1).first().asString().contains("that is not theirs there");
        var moved = wallet(guest(), festival());
        change(moved, "festival_id", festival());
        assertThat(findingsAbout(moved)).hasSize(1).first().asString().contains("that is not theirs there");
    }

    @Test
    void findsAWalletThatMayBeOverdrawn() {
        for (var floor : new Long[] {null, -1L}) {
            var wallet = wallet(guest(), festival());
            books.changeFloor(wallet, new FloorChange.Request(floor, "wallet"));
            assertThat(findingsAbout(wallet))
                    .containsExactly(
                            "Wallet " + wallet + " may be overdrawn: its account in the ledger has the floor " + floor);
        }
    }

    @Test
    void findsAWalletsAccountWithoutAWallet() {
        var festival = festival();
        var nobodys = Ids.next();
        books.open(nobodys, new NewAccount(Ids.next(), 1L, "festival", "wallet", Festival.assetCode(festival), 0L));
        assertThat(findingsAbout(nobodys))
                .containsExactly("Account " + nobodys + " with a balance of 0 " + Festival.assetCode(festival)
                        + " is a wallet's, but there is no such wallet");
    }

    @Test
    void forgivesAnAccountWhoseWalletIsNotShownYet() {
        var wallet = wallet(guest(), festival());
        db.sql("update wallet set opened_at = null where id = ?").param(wallet).update();
        assertThat(findingsAbout(wallet)).isEmpty();
    }

    @Test
    void findsAFestivalWithoutItsAccounts() {
        var festival = festival();
        var gone = Ids.next();
        db.sql("update festival set cash_in_account = ? where id = ?")
                .param(gone)
                .param(festival)
                .update();
        assertThat(findingsAbout(festival))
                .containsExactly("Festival " + festival + " has no cash-in account in the ledger: " + gone);
        db.sql("update festival set cash_in_account = card_in_account where id = ?")
                .param(festival)
                .update();
        assertThat(findingsAbout(festival))
                .hasSize(1)
                .first()
                .asString()
                .contains("has another account in the ledger where its cash-in account must be");
    }

    @Test
    void answersServicesOnDemandAndNobodyElse() {
        var lost = Ids.next();
        change(wallet(guest(), festival()), "id", lost);
        var answer = as(issuer.serviceToken("wallet")).post("/internal/audit");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("findings").asLong()).isPositive();
        assertThat(answer.json().get("lines").valueStream().map(line -> line.asString()))
                .anyMatch(line -> line.startsWith("WRONG Every wallet has its owner's account in the ledger: "));
        assertThat(findingsAbout(lost)).hasSize(1);
        assertThat(as(admin).post("/internal/audit").status()).isEqualTo(403);
        assertThat(asNobody().post("/internal/audit").status()).isEqualTo(401);
        ledger.goAway();
        assertThat(as(issuer.serviceToken("wallet")).post("/internal/audit").status())
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

    private List<String> findingsAbout(UUID id) {
        var findings = new ArrayList<String>();
        claims.forEach(claim -> claim.check(finding -> {
            if (finding.contains(id.toString())) {
                findings.add(finding);
            }
        }));
        return findings;
    }
}
