package org.walletsuite.payment.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.ledger.AccountStatus;
import org.walletsuite.platform.testing.Answer;

/** Top-ups that nobody outside has to confirm. */
class WalletTopUpTest extends FundingFixture {

    private static final String SIXTY_THOUSAND = """
            {"amount": 60000.00, "description": "M-Pesa top-up \ud83d\udcf1"}""";

    @Test
    void isCreditedAtOnceAndShownInTheNineFields() {
        topUp("150000");

        var answer = as(guest).post(TOP_UP, SIXTY_THOUSAND);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().propertyNames())
                .containsExactly("success", "httpStatus", "message", "action_time", "data");
        assertThat(answer.data().propertyNames())
                .containsExactly(
                        "transactionId",
                        "type",
                        "amount",
                        "balanceBefore",
                        "balanceAfter",
                        "currency",
                        "description",
                        "status",
                        "createdAt");
        assertThat(answer.body())
                .contains("\"success\":true,\"httpStatus\":\"OK\"")
                .contains("\"type\":\"TOPUP\",\"amount\":60000.00,\"balanceBefore\":150000.00,"
                        + "\"balanceAfter\":210000.00,\"currency\":\"TZS\",\"description\":\"M-Pesa top-up \ud83d\udcf1\","
                        + "\"status\":\"COMPLETED\"");
        assertThat(answer.text("/action_time")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d");
        assertThat(answer.text("/data/createdAt")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d");
        assertThat(balance(mainWallet)).isEqualTo(210_000_00);
    }

    @Test
    void comesOutOfTheFundingAccount() {
        var before = funding();

        topUp("1.50");

        assertThat(funding()).isEqualTo(before - 150);
    }

    @Test
    void makesTheWalletOfAUserWhoHasNone() {
        var user = Ids.next();

        var answer = asUser(user).post(TOP_UP, "{\"amount\":1}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("\"balanceBefore\":0.00,\"balanceAfter\":1.00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-1",
                "0.99",
                "1.001",
                "1e-3",
                "1000000000000",
                "1e12",
                "1e999999999",
                "1e-999999999",
                "null",
                "\"100.00\"",
                "true",
                "[1]",
                "NaN",
                "100.00000"
            })
    void refusesWhatIsNoAmount(String amount) {
        var answer = topUp(amount);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.text("/message")).isEqualTo(answer.text("/data"));
        assertThat(balance(mainWallet)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400", "1e-400", "1e9999999999", "1e-9999999999"})
    void namesTheAmountWhateverItsExponentIs(String amount) {
        assertThat(topUp(amount).expect(400).text("/message")).startsWith("amount: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1.0", "1e2", "999999999999.99"})
    void takesWhatIsOne(String amount) {
        assertThat(topUp(amount).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"two\\nlines", "\\u202egnp.exe", "\\u0000", "\\ud83d"})
    void refusesADescriptionThatHidesSomething(String description) {
        var answer = as(guest).post(TOP_UP, "{\"amount\":1,\"description\":\"" + description + "\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/message")).startsWith("description: ");
        assertThat(as(guest)
                        .post(TOP_UP, "{\"amount\":1,\"description\":\"" + "x".repeat(201) + "\"}")
                        .status())
                .isEqualTo(400);
        assertThat(balance(mainWallet)).isZero();
    }

    @Test
    void isNotTakenByADeactivatedWallet() {
        become(AccountStatus.FROZEN);

        var answer = topUp("100");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .contains("\"success\":false,\"httpStatus\":\"BAD_REQUEST\",\"message\":\"Wallet is deactivated\"")
                .contains("\"data\":\"Wallet is deactivated\"");
        assertThat(accounts.entries(mainWallet)).isZero();
    }

    @Test
    void isAnsweredLikeTheFirstTimeWhateverBecameOfTheWallet() {
        var first = as(guest).withKey("key-1").post(TOP_UP, SIXTY_THOUSAND);
        topUp("1");
        become(AccountStatus.FROZEN);

        var again = as(guest).withKey("key-1").post(TOP_UP, SIXTY_THOUSAND);

        assertReplayed(again, first);
        assertThat(as(guest).withKey("key-1").post(TOP_UP, "{\"amount\":1}").status())
                .isEqualTo(422);
        assertThat(balance(mainWallet)).isEqualTo(60_001_00);
    }

    @Test
    void isOneHoweverOftenItComesAtOnce() {
        var answers = atOnce(10, _ -> as(guest).withKey("key-1").post(TOP_UP, SIXTY_THOUSAND));

        assertThat(answers)
                .extracting(Answer::body)
                .containsOnly(answers.getFirst().body());
        assertThat(answers).filteredOn(Answer::isReplayed).hasSize(9);
        assertThat(balance(mainWallet)).isEqualTo(60_000_00);
    }

    @Test
    void lostBeforeTheLedgerGotItIsDoneByTheRetry() {
        topUp("1");
        ledger.loseCommands();
        assertThat(as(guest).withKey("key-1").post(TOP_UP, SIXTY_THOUSAND).status())
                .isEqualTo(503);
        ledger.recover();
        assertThat(balance(mainWallet)).isEqualTo(1_00);

        var answer = as(guest).withKey("key-1").post(TOP_UP, SIXTY_THOUSAND);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.isReplayed()).isFalse();
        assertThat(balance(mainWallet)).isEqualTo(60_001_00);
    }

    @Test
    void whoseAnswerWasLostIsAnsweredToTheRetry() {
        topUp("1");
        ledger.loseAnswersToCommands();
        assertThat(as(guest).withKey("key-1").post(TOP_UP, SIXTY_THOUSAND).status())
                .isEqualTo(504);
        ledger.recover();
        assertThat(balance(mainWallet)).isEqualTo(60_001_00);

        var answer = as(guest).withKey("key-1").post(TOP_UP, SIXTY_THOUSAND);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.isReplayed()).isTrue();
        assertThat(answer.body()).contains("\"balanceAfter\":60001.00");
        assertThat(balance(mainWallet)).isEqualTo(60_001_00);
        assertThat(history("").at("/data/totalElements").asInt()).isEqualTo(2);
    }

    @Test
    void isAsIfNeverAskedForWhereTheWalletIsDeactivated() {
        topUp("1");
        become(AccountStatus.FROZEN);

        var refused = as(guest).withKey("key-1").post(TOP_UP, SIXTY_THOUSAND);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/message")).isEqualTo("Wallet is deactivated");
        assertThat(history("").at("/data/totalElements").asInt()).isEqualTo(1);
        become(AccountStatus.ACTIVE);
        var accepted = as(guest).withKey("key-1").post(TOP_UP, SIXTY_THOUSAND);
        assertThat(accepted.status()).isEqualTo(200);
        assertThat(accepted.isReplayed()).isFalse();
    }

    @Test
    void isOneTransferAndNothingElse() {
        as(guest).withKey("key-1").post(TOP_UP, SIXTY_THOUSAND).expect(200);

        assertThat(count("top_up", "wallet_id = ?", mainWallet)).isZero();
        assertThat(count("idempotency_key", "key like ?", "%" + guestId + "%")).isZero();
        assertThat(books.transferByKey("payment:main-topup:" + guestId + ":key-1"))
                .hasValueSatisfying(transfer -> assertThat(transfer.metadata()).containsEntry("provider", "SANDBOX"));
    }

    @Test
    void begunWhenTheSandboxHadRowsIsFinishedByTheWorker() {
        var id = pending(5_00);
        db.sql("update top_up set provider = 'SANDBOX', status = 'CREDITING', next_attempt_at = due_at where id = ?")
                .param(id)
                .update();
        clock.putForward(Duration.ofHours(24));

        work();

        assertThat(status(id)).isEqualTo("COMPLETED");
        assertThat(balance(mainWallet)).isEqualTo(5_00);
        clock.reset();
        assertThat(history("").at("/data/totalElements").asInt()).isEqualTo(1);
    }

    @Test
    void needsWalletServiceForTheFirstWalletOnly() {
        ground.becomeUnavailable();

        assertThat(topUp("1").status()).isEqualTo(200);
        var first = asUser(Ids.next()).post(TOP_UP, "{\"amount\":1}");
        assertThat(first.status()).as("nothing was begun").isEqualTo(503);
        assertThat(first.header("Retry-After")).isNotNull();
    }

    @Test
    void isForUsersOnly() {
        assertThat(asNobody().post(TOP_UP, SIXTY_THOUSAND).body())
                .contains("\"httpStatus\":\"UNAUTHORIZED\",\"message\":\"Authentication token is required\"");
    }
}
