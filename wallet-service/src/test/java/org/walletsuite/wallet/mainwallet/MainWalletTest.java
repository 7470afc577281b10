package org.walletsuite.wallet.mainwallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.walletsuite.platform.testing.Patience.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.HttpMethod;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.testing.Answer;

/** A user's one main wallet: made when it is first looked at, and shown to who may see it. */
class MainWalletTest extends MainWalletFixture {

    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d";

    @Test
    void isTheWalletObjectOfTheDocumentInItsEnvelope() {
        var user = guest();

        var answer = as(user.token()).get(MINE);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().propertyNames())
                .containsExactly("success", "httpStatus", "message", "action_time", "data");
        assertThat(answer.data().propertyNames())
                .containsExactly(
                        "walletId",
                        "accountId",
                        "accountUserName",
                        "currentBalance",
                        "isActive",
                        "createdAt",
                        "updatedAt");
        assertThat(answer.body())
                .contains("\"success\":true,\"httpStatus\":\"OK\",\"message\":\"Wallet retrieved successfully\"")
                .contains("\"accountId\":\"" + user.id() + "\",\"accountUserName\":\"" + user.email() + "\"")
                .contains("\"currentBalance\":0.00,\"isActive\":true");
        for (var time : List.of("/action_time", "/data/createdAt", "/data/updatedAt")) {
            assertThat(answer.text(time)).matches(TIME);
        }
    }

    @Test
    void isCalledByItsOwnersUsername() {
        var user = guest();
        var name = "john_" + user.id().toString().substring(24);
        db.sql("update person set username = ? where id = ?")
                .param(name)
                .param(user.id())
                .update();

        assertThat(as(user.token()).get(MINE).text("/data/accountUserName")).isEqualTo(name);
    }

    @Test
    void isAnAccountOfItsOwnerInTheLedger() {
        var user = guest();

        var account = books.account(open(user)).orElseThrow();

        assertThat(account.ownerId()).isEqualTo(user.id());
        assertThat(account.program()).isEqualTo("mainwallet");
        assertThat(account.purpose()).isEqualTo("wallet");
        assertThat(account.asset()).isEqualTo("TZS");
        assertThat(account.floor()).isZero();
        assertThat(books.asset("TZS").scale()).isEqualTo(2);
    }

    @Test
    void isOneHoweverManyAskForItAtOnce() {
        var user = guest();

        var answers = atOnce(20, number -> as(user.token()).get(number % 2 == 0 ? MINE : BALANCE));

        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertThat(count("main_wallet", "person_id = ?", user.id())).isEqualTo(1);
        assertThat(answers.stream().filter(answer -> answer.data().has("walletId")))
                .extracting(MainWalletFixture::walletId)
                .containsOnly(open(user));
    }

    @Test
    void tellsItsBalanceAndWhenItMovedLast() {
        var user = guest();
        var before = as(user.token()).get(MINE);
        clock.putForward(Duration.ofMinutes(5));
        accounts.topUp(walletId(before), 150_000_00);

        var balance = as(user.token()).get(BALANCE);
        var after = as(user.token()).get(MINE);

        assertThat(balance.body())
                .contains("\"message\":\"Balance retrieved successfully\"")
                .contains("\"data\":{\"balance\":150000.00,\"currency\":\"TZS\"}");
        assertThat(after.body()).contains("\"currentBalance\":150000.00");
        assertThat(after.text("/data/createdAt")).isEqualTo(before.text("/data/createdAt"));
        assertThat(after.text("/data/updatedAt")).isGreaterThan(before.text("/data/updatedAt"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"ADMIN", "SUPER_ADMIN"})
    void isShownToItsOwnerAndToAdmins(Role role) {
        var user = guest();
        var wallet = open(user);
        var token = issuer.token(UUID.randomUUID(), role);

        var shown = List.of(
                as(user.token()).get(WALLET + "/" + wallet),
                as(token).get(WALLET + "/" + wallet),
                as(token).get(WALLET + "/of/" + user.id()));

        assertThat(shown).extracting(Answer::status).containsOnly(200);
        assertThat(shown)
                .extracting(Answer::data)
                .containsOnly(as(user.token()).get(MINE).data());
    }

    @Test
    void isHiddenFromEverybodyElse() {
        var user = guest();
        var wallet = open(user);

        for (var path : List.of("/" + wallet, "/" + UUID.randomUUID(), "/of/" + user.id())) {
            for (var token : List.of(guest().token(), staff)) {
                assertThat(as(token).get(WALLET + path).body())
                        .contains("\"success\":false,\"httpStatus\":\"NOT_FOUND\","
                                + "\"message\":\"You do not have permission to access this wallet\"")
                        .contains("\"data\":\"You do not have permission to access this wallet\"");
            }
        }
        assertThat(as(admin).get(WALLET + "/" + UUID.randomUUID()))
                .extracting(Answer::status, answer -> answer.text("/message"))
                .containsExactly(404, "Wallet not found");
        assertThat(asNobody().get(MINE))
                .extracting(Answer::status, answer -> answer.text("/message"))
                .containsExactly(401, "Authentication token is required");
    }

    @Test
    void isMadeForAnAdminWhoLooksForItFirst() {
        var user = guest();

        var found = as(admin).get(WALLET + "/of/" + user.id()).expect(200).text("/data/id");

        assertThat(as(user.token()).get(MINE).text("/data/id")).isEqualTo(found);
        assertThat(as(admin).get(WALLET + "/of/" + UUID.randomUUID()).text("/message"))
                .isEqualTo("Wallet not found");
    }

    @Test
    void needsAnOwnerWhoExists() {
        for (var path : List.of(MINE, BALANCE)) {
            assertThat(as(issuer.token(UUID.randomUUID(), Role.USER)).get(path).status())
                    .isEqualTo(401);
        }
    }

    @Test
    void isNotFoundUnderIdsThatAreNone() {
        for (var path : List.of("/beer", "/1-1-1-1-1")) {
            assertThat(as(admin).get(WALLET + path))
                    .extracting(Answer::status, answer -> answer.text("/message"))
                    .containsExactly(400, "Invalid wallet ID");
        }
        assertThat(as(admin).get(WALLET + "/of/beer").text("/message")).isEqualTo("Invalid user ID");
        assertThat(put("/beer/activate", admin).text("/message")).isEqualTo("Invalid wallet ID");
        assertThat(put("/beer/deactivate?reason=x", admin).text("/message")).isEqualTo("Invalid wallet ID");
    }

    @Test
    void isNoFestivalsWallet() {
        var wallet = open(guest());

        assertThat(as(admin).get("/api/v1/wallets/" + wallet).status()).isEqualTo(404);
        assertThat(as(admin).post("/api/v1/wallets/" + wallet + "/freeze").status())
                .isEqualTo(404);
    }

    @Test
    void isFinishedByTheWorkerWhereTheLedgerWasAway() {
        var user = guest();
        ledger.becomeUnavailable();
        var away = as(user.token()).get(MINE);
        assertThat(away.status()).isEqualTo(503);
        assertThat(away.header("Retry-After")).isNotNull();
        ledger.recover();

        finishUnfinished("main-wallet");

        assertThat(count("main_wallet", "person_id = ? and opened_at is not null", user.id()))
                .isEqualTo(1);
        assertThat(as(user.token()).get(MINE).status()).isEqualTo(200);
    }

    @Test
    void isFinishedByWhoAsksAgainWhereTheLedgersAnswerWasLost() {
        var user = guest();
        ledger.loseAnswers();
        assertThat(as(user.token()).get(MINE).status()).isEqualTo(503);
        ledger.recover();

        assertThat(open(user)).isEqualTo(open(user));
        assertThat(books.accountsOfOwner(user.id(), "mainwallet")).hasSize(1);
    }

    @Test
    void isMadeForOtherServicesToo() {
        var user = guest();
        var service = issuer.serviceToken("payment");
        var path = "/internal/main-wallets/";

        var made = as(service).call(HttpMethod.PUT, path + user.id(), null);

        assertThat(made.body()).isEqualTo("\"" + open(user) + "\"");
        assertThat(as(service).call(HttpMethod.PUT, path + user.id(), null).body())
                .isEqualTo(made.body());
        ledger.becomeUnavailable();
        assertThat(as(service).call(HttpMethod.PUT, path + user.id(), null).body())
                .as("the ledger is not needed for an id")
                .isEqualTo(made.body());
        ledger.recover();
        assertThat(as(service)
                        .call(HttpMethod.PUT, path + UUID.randomUUID(), null)
                        .status())
                .isEqualTo(404);
        assertThat(as(admin).call(HttpMethod.PUT, path + user.id(), null).status())
                .isEqualTo(403);
    }

    @Test
    void bringsItsCurrencyAlongOnlyOnceInAProcess() {
        open(guest());

        // Workers call the ledger, too, now and then: one wallet with a single call between is proof enough.
        await().until(() -> callsToOpen(guest().id()) == 1);
    }

    private int callsToOpen(UUID owner) {
        var before = ledger.calls();
        as(issuer.serviceToken("payment")).call(HttpMethod.PUT, "/internal/main-wallets/" + owner, null);
        return ledger.calls() - before;
    }
}
