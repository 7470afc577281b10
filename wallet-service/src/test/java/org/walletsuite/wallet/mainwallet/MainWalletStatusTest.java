package org.walletsuite.wallet.mainwallet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.walletsuite.platform.ledger.AccountStatus;
import org.walletsuite.platform.ledger.StatusChange;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.testing.Answer;

/** Deactivating and activating. */
class MainWalletStatusTest extends MainWalletFixture {

    @Autowired
    private MainWalletStatusChanges changes;

    @Test
    void isKeptWithWhoChangedItAndWhy() {
        var user = guest();
        var wallet = open(user);

        var deactivated = deactivate(wallet, user.token());
        assertThat(as(user.token()).get(MINE).at("/data/isActive").asBoolean()).isFalse();
        var activated = activate(wallet, user.token());

        assertThat(deactivated.body())
                .contains("\"success\":true,\"httpStatus\":\"OK\",\"message\":\"Wallet deactivated successfully\"")
                .contains("\"data\":null");
        assertThat(activated.body())
                .contains("\"message\":\"Wallet activated successfully\"")
                .contains("\"data\":null");
        assertThat(as(user.token()).get(MINE).at("/data/isActive").asBoolean()).isTrue();
        assertThat(db.sql("select status || ' ' || changed_by || ' ' || coalesce(reason, '') from main_wallet_status"
                                + " where wallet_id = ? and done_at is not null order by number")
                        .param(wallet)
                        .query(String.class)
                        .list())
                .containsExactly("FROZEN " + user.id() + " Lost phone", "ACTIVE " + user.id() + " ");
    }

    @ParameterizedTest
    @CsvSource({
        "USER, 404, 404",
        "STAFF, 404, 404",
        "ADMIN, 404, 200",
        "SUPER_ADMIN, 200, 200",
    })
    void isForItsOwnerAndForWhoHasTheRole(Role role, int activating, int deactivating) {
        var wallet = open(guest());
        var token = issuer.token(UUID.randomUUID(), role);

        var activated = activate(wallet, token);
        var deactivated = deactivate(wallet, token);

        assertThat(activated.status()).isEqualTo(activating);
        assertThat(deactivated.status()).isEqualTo(deactivating);
        assertThat(isActive(wallet)).isEqualTo(deactivating != 200);
        if (activating == 404) {
            assertThat(activated.text("/message")).isEqualTo("You do not have permission to activate this wallet");
        }
        if (deactivating == 404) {
            assertThat(deactivated.text("/message")).isEqualTo("You do not have permission to deactivate this wallet");
            assertThat(deactivated.text("/data")).isEqualTo(deactivated.text("/message"));
        }
    }

    @Test
    void isRefusedForAWalletThatThereIsNot() {
        var superAdmin = issuer.token(UUID.randomUUID(), Role.SUPER_ADMIN);

        assertThat(activate(UUID.randomUUID(), superAdmin).text("/message")).isEqualTo("Wallet not found");
        assertThat(deactivate(UUID.randomUUID(), admin).text("/message")).isEqualTo("Wallet not found");
        assertThat(activate(UUID.randomUUID(), admin).text("/message"))
                .isEqualTo("You do not have permission to activate this wallet");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?reason=", "?reason=%20", "?reason=one%0Atwo", "?reason=%E2%80%AE"})
    void needsAReasonThatCanBeRead(String query) {
        var user = guest();
        var wallet = open(user);

        var answer = put("/" + wallet + "/deactivate" + query, user.token());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/message")).startsWith("reason: ");
        assertThat(put("/" + wallet + "/deactivate?reason=" + "x".repeat(201), user.token())
                        .status())
                .isEqualTo(400);
        assertThat(isActive(wallet)).isTrue();
    }

    @Test
    void maybeWantedTwice() {
        var user = guest();
        var wallet = open(user);

        for (var i = 0; i < 2; i++) {
            assertThat(deactivate(wallet, user.token()).status()).isEqualTo(200);
        }
        for (var i = 0; i < 2; i++) {
            assertThat(activate(wallet, user.token()).status()).isEqualTo(200);
        }

        assertThat(isActive(wallet)).isTrue();
    }

    @Test
    void isChangedByTheWorkerWhereTheLedgerWasAway() {
        var user = guest();
        var wallet = open(user);
        ledger.becomeUnavailable();
        assertThat(deactivate(wallet, user.token()).status()).isEqualTo(504);
        ledger.recover();
        assertThat(isActive(wallet)).isTrue();

        finishUnfinished("main-wallet-status");

        assertThat(isActive(wallet)).isFalse();
    }

    @Test
    void isNotedByTheWorkerWhereTheLedgersAnswerWasLost() {
        var user = guest();
        var wallet = open(user);
        ledger.loseAnswersToCommands();
        assertThat(deactivate(wallet, user.token()).status()).isEqualTo(504);
        ledger.recover();
        assertThat(isActive(wallet)).isFalse();
        assertThat(count("main_wallet_status", "wallet_id = ? and done_at is null", wallet))
                .isEqualTo(1);

        finishUnfinished("main-wallet-status");

        assertThat(count("main_wallet_status", "wallet_id = ? and done_at is null", wallet))
                .isZero();
        assertThat(isActive(wallet)).isFalse();
    }

    @Test
    void isWhatWasWantedLastHoweverLateTheOthersAreFinished() {
        var user = guest();
        var wallet = open(user);
        changes.begin(wallet, AccountStatus.FROZEN, "Died before it was done", user.id());
        assertThat(activate(wallet, user.token()).status()).isEqualTo(200);

        finishUnfinished("main-wallet-status");

        assertThat(isActive(wallet)).isTrue();
        assertThat(count("main_wallet_status", "wallet_id = ? and done_at is null", wallet))
                .isZero();
    }

    @Test
    void isWhatWasWantedLastThoughAnotherReachedTheLedgerAfterIt() {
        var user = guest();
        var wallet = open(user);
        changes.begin(wallet, AccountStatus.FROZEN, "Stood still on its way to the ledger", user.id());
        activate(wallet, user.token());
        books.changeStatus(wallet, new StatusChange.Request(AccountStatus.FROZEN, "wallet"));

        finishUnfinished("main-wallet-status");

        assertThat(isActive(wallet)).isTrue();
    }

    @Test
    void isTheSameForAllHoweverManyChangeItAtOnce() {
        var user = guest();
        var wallet = open(user);

        var answers = atOnce(
                10, number -> number % 2 == 0 ? deactivate(wallet, user.token()) : activate(wallet, user.token()));

        assertThat(answers).extracting(Answer::status).isSubsetOf(List.of(200, 504));
        finishUnfinished("main-wallet-status");
        var last = db.sql("select status from main_wallet_status where wallet_id = ? order by number desc limit 1")
                .param(wallet)
                .query(String.class)
                .single();
        assertThat(isActive(wallet)).isEqualTo(last.equals("ACTIVE"));
    }
}
