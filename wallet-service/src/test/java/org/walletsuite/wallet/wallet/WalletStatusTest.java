package org.walletsuite.wallet.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.walletsuite.platform.ledger.AccountStatus;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.testing.Answer;

/** Freezing, thawing and closing. */
class WalletStatusTest extends WalletScenario {

    @Test
    void opensToStaffAndObeysAdminsOnly() {
        var guest = guest();
        var wallet = open(guest, festival());
        assertThat(get(WALLETS + wallet, guest.token()))
                .extracting(Answer::status, Answer::body)
                .containsExactly(
                        401, "{\"error\":{\"code\":\"UNAUTHORIZED\",\"message\":\"Staff authentication required\"}}");
        assertThat(get(WALLETS + wallet, null).errorMessage()).isEqualTo("Staff authentication required");
        for (var token : List.of(guest.token(), staff)) {
            assertThat(post(WALLETS + wallet + "/freeze", null, token))
                    .extracting(Answer::status, Answer::errorCode)
                    .containsExactly(403, "FORBIDDEN");
            assertThat(post(WALLETS + wallet + "/unfreeze", null, token).status())
                    .isEqualTo(403);
            assertThat(post(WALLETS + wallet + "/close", null, token).status()).isEqualTo(403);
        }
        assertThat(get(MINE, null))
                .extracting(Answer::status, Answer::errorMessage)
                .containsExactly(401, "Invalid user");
    }

    @Test
    void freezesAndThawsAndDoesSoTwiceWithoutComplaint() {
        var guest = guest();
        var festival = festival();
        var wallet = open(guest, festival);
        for (var i = 0; i < 2; i++) {
            var frozen = post(WALLETS + wallet + "/freeze", null, admin);
            assertThat(frozen.status()).isEqualTo(200);
            assertThat(frozen.data().get("status").asString()).isEqualTo("FROZEN");
            assertThat(frozen.data().size()).isEqualTo(8);
        }
        assertThat(get(MINE + "/" + festival, guest.token())
                        .data()
                        .get("status")
                        .asString())
                .isEqualTo("FROZEN");
        for (var i = 0; i < 2; i++) {
            assertThat(post(WALLETS + wallet + "/unfreeze", null, admin)
                            .data()
                            .get("status")
                            .asString())
                    .isEqualTo("ACTIVE");
        }
    }

    @Test
    void isUnchangedWhenTheLedgerIsAwayAndInDoubtWhenItsAnswerIsLost() {
        var wallet = open(guest(), festival());
        ledger.goAway();
        assertThat(post(WALLETS + wallet + "/freeze", null, admin))
                .extracting(Answer::status, Answer::errorCode)
                .containsExactly(503, "SERVICE_UNAVAILABLE");
        ledger.recover();
        ledger.loseAnswers();
        var lost = post(WALLETS + wallet + "/freeze", null, admin);
        assertThat(lost).extracting(Answer::status, Answer::errorCode).containsExactly(504, "TIMEOUT");
        assertThat(lost.headers().getFirst("Retry-After")).isNull();
        ledger.recover();
        assertThat(books.account(wallet).orElseThrow().status()).isEqualTo(AccountStatus.FROZEN);
    }

    @Test
    void closesWhenItIsEmptyAndDoesSoTwiceWithoutComplaint() {
        var guest = guest();
        var festival = festival();
        var wallet = open(guest, festival);
        post(WALLETS + wallet + "/freeze", null, admin);
        var closed = post(WALLETS + wallet + "/close", null, admin);
        assertThat(closed.status()).isEqualTo(200);
        assertThat(closed.data().get("status").asString()).isEqualTo("CLOSED");
        assertThat(closed.data().size()).isEqualTo(8);
        assertThat(post(WALLETS + wallet + "/close", null, admin))
                .extracting(Answer::status, Answer::body)
                .containsExactly(200, closed.body());
        assertThat(post(WALLETS + wallet + "/close/", null, admin).body()).isEqualTo(closed.body());
    }

    @Test
    void closesNotWhileThereIsMoneyInIt() {
        var festival = festival();
        var wallet = open(guest(), festival);
        credit(wallet, festival, 1);
        assertThat(post(WALLETS + wallet + "/close", null, admin))
                .extracting(Answer::status, Answer::body)
                .containsExactly(
                        400,
                        "{\"error\":{\"code\":\"WALLET_NOT_EMPTY\",\"message\":\"Only an empty wallet can be closed\"}}");
        assertThat(get(WALLETS + wallet, staff).data().get("status").asString()).isEqualTo("ACTIVE");
        credit(wallet, festival, -1);
        assertThat(post(WALLETS + wallet + "/close", null, admin).status()).isEqualTo(200);
    }

    @Test
    void remainsItsOwnersOnlyWalletAtTheFestivalWhenItIsClosed() {
        var guest = guest();
        var festival = festival();
        var closed = post(WALLETS + open(guest, festival) + "/close", null, admin);
        assertThat(get(MINE + "/" + festival, guest.token()).body()).isEqualTo(closed.body());
        assertThat(post(MINE + "/" + festival, null, guest.token()))
                .extracting(Answer::status, Answer::body)
                .containsExactly(200, closed.body());
        assertThat(get(MINE, guest.token()).data().get(0)).isEqualTo(closed.data());
    }

    @ParameterizedTest
    @CsvSource({"freeze, ADMIN", "unfreeze, ADMIN", "close, ADMIN", "close, SUPER_ADMIN"})
    void isNotInItsOwnersHandsHoweverHighTheirRole(String action, Role role) {
        var owner = guest();
        var wallet = open(owner, festival());
        assertThat(post(WALLETS + wallet + "/" + action, null, issuer.token(owner.id(), role)))
                .extracting(Answer::status, Answer::body)
                .containsExactly(
                        403,
                        "{\"error\":{\"code\":\"FORBIDDEN\","
                                + "\"message\":\"You cannot freeze, unfreeze or close your own wallet\"}}");
        assertThat(get(WALLETS + wallet, staff).data().get("status").asString()).isEqualTo("ACTIVE");
    }

    @Test
    void staysClosedOnceClosed() {
        var wallet = open(guest(), festival());
        post(WALLETS + wallet + "/close", null, admin);
        for (var action : List.of("/freeze", "/unfreeze")) {
            assertThat(post(WALLETS + wallet + action, null, admin).body())
                    .isEqualTo("{\"error\":{\"code\":\"WALLET_CLOSED\",\"message\":\"Wallet is closed\"}}");
        }
        assertThat(get(WALLETS + wallet, staff).data().get("status").asString()).isEqualTo("CLOSED");
    }
}
