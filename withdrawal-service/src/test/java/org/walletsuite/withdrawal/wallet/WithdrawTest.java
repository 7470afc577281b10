package org.walletsuite.withdrawal.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.AccountStatus;
import org.walletsuite.platform.ledger.StatusChange;
import org.walletsuite.platform.mainwallet.MainWalletAccounts;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.platform.testing.TestClient;
import org.walletsuite.withdrawal.payout.PayoutAccounts.Program;
import org.walletsuite.withdrawal.testing.WithdrawalScenario;

/** Money out of main wallets. */
@SuppressWarnings("NullAway.Init") // Each test begins with a wallet of its own.
class WithdrawTest extends WithdrawalScenario {

    private static final String PATH = "/api/v1/wallet/withdraw";

    private UUID wallet;
    private TestClient client;

    @BeforeEach
    void openAWallet() {
        var user = Ids.next();
        wallet = Ids.next();
        client = asUser(user);
        books.putAsset(MainWalletAccounts.ASSET, MainWalletAccounts.SHILLINGS);
        books.open(wallet, MainWalletAccounts.wallet(user, 1L));
        accounts.topUp(wallet, 150_000_00);
    }

    @Test
    void takesTheMoneyOutAtOnce() {
        var before = paidOutOfWallets();

        var answer = client.post(PATH, """
                        {"amount": 50000.00, "description": "Withdraw to CRDB Bank - Account 1234567890"}""").expect(200);

        var time = answer.text("/action_time");
        assertThat(time).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d");
        assertThat(answer.body())
                .isEqualTo(
                        "{\"success\":true,\"httpStatus\":\"OK\",\"message\":\"Withdrawal successful\",\"action_time\":\""
                                + time + "\",\"data\":{\"transactionId\":\"" + answer.text("/data/transactionId")
                                + "\",\"type\":\"WITHDRAWAL\",\"amount\":50000.00,\"balanceBefore\":150000.00,"
                                + "\"balanceAfter\":100000.00,\"currency\":\"TZS\","
                                + "\"description\":\"Withdraw to CRDB Bank - Account 1234567890\",\"status\":\"COMPLETED\","
                                + "\"createdAt\":\"" + time + "\"}}");
        assertThat(balance()).isEqualTo(100_000_00);
        assertThat(paidOutOfWallets() - before).isEqualTo(50_000_00);
    }

    @Test
    void keepsWhereTheMoneyGoesForWhoPaysItOut() {
        var answer = client.post(PATH, """
                        {"amount": 1, "payoutDetails": {"bank": "CRDB", "accountNumber": "1234567890"}}""").expect(200);

        assertThat(answer.at("/data/description").isNull()).isTrue();
        var transfer = books.transfer(UUID.fromString(answer.text("/data/transactionId")))
                .orElseThrow();
        assertThat(transfer.metadata())
                .containsEntry("payoutDetails", "{\"accountNumber\":\"1234567890\",\"bank\":\"CRDB\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "0.99",
                "-1",
                "1.001",
                "1e-1",
                "1234567890123",
                "1e12",
                "1e999999999",
                "1e-999999999",
                "\"5\"",
                "true",
                "null",
                "[]",
                "NaN"
            })
    void refusesWhatIsNoAmount(String amount) {
        var answer = client.post(PATH, "{\"amount\": " + amount + "}").expect(400);

        assertThat(answer.at("/success").asBoolean()).isFalse();
        assertThat(answer.text("/httpStatus")).isEqualTo("BAD_REQUEST");
        assertThat(answer.text("/data")).isEqualTo(answer.text("/message"));
        assertThat(balance()).isEqualTo(150_000_00);
    }

    @ParameterizedTest
    @CsvSource({"1,1.00", "1.5,1.50", "1E2,100.00", "99999.99,99999.99"})
    void writesEveryAmountWithTwoDecimals(String sent, String written) {
        var answer = client.post(PATH, "{\"amount\": " + sent + "}").expect(200);

        assertThat(answer.body()).contains("\"amount\":" + written + ",");
    }

    @Test
    void isNotForMoreThanThereIs() {
        assertThat(client.post(PATH, "{\"amount\": 150000.01}").expect(400).text("/message"))
                .isEqualTo("Insufficient wallet balance");
        assertThat(asUser(Ids.next()).post(PATH, "{\"amount\": 1}").expect(400).text("/message"))
                .as("a wallet that nobody has looked at yet")
                .isEqualTo("Insufficient wallet balance");
        assertThat(client.post(PATH, "{\"amount\": 150000.00}").status()).isEqualTo(200);
    }

    @Test
    void isRefusedByADeactivatedWallet() {
        assertThat(books.changeStatus(
                        wallet, new StatusChange.Request(AccountStatus.FROZEN, MainWalletAccounts.WALLET)))
                .isInstanceOf(StatusChange.Changed.class);

        assertThat(client.post(PATH, "{\"amount\": 1}").expect(400).text("/message"))
                .isEqualTo("Wallet is deactivated");
    }

    @Test
    void isAnsweredOnceForOneKeyWhateverHappensSince() {
        var keyed = client.withKey("wallet-1");
        var first =
                keyed.post(PATH, "{\"amount\": 100, \"description\": \"once\"}").expect(200);
        accounts.topUp(wallet, 7);
        books.changeStatus(wallet, new StatusChange.Request(AccountStatus.FROZEN, MainWalletAccounts.WALLET));

        keyed.post(PATH, "{\"amount\": 100.00, \"description\": \"once\"}").verifyReplays(first);

        var other =
                keyed.post(PATH, "{\"amount\": 101, \"description\": \"once\"}").expect(422);
        assertThat(other.text("/httpStatus")).isEqualTo("UNPROCESSABLE_CONTENT");
    }

    @Test
    void aRefusalKeepsNoKey() {
        var keyed = client.withKey("wallet-2");
        keyed.post(PATH, "{\"amount\": 150001}").expect(400);
        accounts.topUp(wallet, 1_00);

        assertThat(keyed.post(PATH, "{\"amount\": 150001}").status()).isEqualTo(200);
    }

    @Test
    void theSameMoneyLeavesOnce() {
        var answers = atOnce(4, _ -> client.post(PATH, "{\"amount\": 100000}"));

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 400, 400, 400);
        assertThat(balance()).isEqualTo(50_000_00);
    }

    @Test
    void tellsItsOutcomeToWhoRepeatsAfterTheAnswerWasLost() {
        var keyed = client.withKey("wallet-3");
        client.post(PATH, "{\"amount\": 1}").expect(200);
        ledger.loseAnswersToCommands();
        keyed.post(PATH, "{\"amount\": 10}").expect(504);
        ledger.recover();

        var again = keyed.post(PATH, "{\"amount\": 10}").expect(200);

        assertThat(again.isReplayed()).isTrue();
        assertThat(balance()).isEqualTo(149_989_00);
    }

    @Test
    void withoutALedgerIsTurnedAway() {
        ledger.becomeUnavailable();

        assertThat(client.post(PATH, "{\"amount\": 10}").status()).isEqualTo(503);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"bank name!\": \"x\"}",
                "{\"bank\": null}",
                "{\"bank\": \"\"}",
                "{\"bank\": 5}",
                "{\"bank\": {}}",
                "{\"bank\": \"a\\nb\"}",
                "[]",
                "\"CRDB\""
            })
    void refusesPayoutDetailsThatAreNone(String details) {
        var answer = client.post(PATH, "{\"amount\": 1, \"payoutDetails\": " + details + "}")
                .expect(400);

        assertThat(answer.text("/message")).startsWith("payoutDetails");
        assertThat(balance()).isEqualTo(150_000_00);
    }

    @Test
    void needsAToken() {
        assertThat(asNobody().post(PATH, "{\"amount\": 1}").expect(401).text("/message"))
                .isEqualTo("Authentication token is required");
    }

    private long balance() {
        return books.account(wallet).orElseThrow().balance();
    }

    private long paidOutOfWallets() {
        return books.account(Program.MAIN_WALLET.accountId())
                .map(Account::balance)
                .orElse(0L);
    }
}
