package org.walletsuite.payment.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.walletsuite.payment.testing.PaymentServiceFixture;
import org.walletsuite.payment.wallet.Wallet;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.ledger.AccountStatus;
import org.walletsuite.platform.ledger.BatchReply;
import org.walletsuite.platform.ledger.PostingResult.Reason;
import org.walletsuite.platform.ledger.PostingResult.Rejected;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.platform.testing.TestIssuer;

@ExtendWith(OutputCaptureExtension.class)
class TransferTest extends PaymentServiceFixture {

    private final UUID friendId = Ids.next();
    private final String friend = TestIssuer.shared().token(friendId, Role.USER);
    private UUID friends;

    @BeforeEach
    void meetAFriend() {
        friends = newWallet(friendId, festival);
        fund(wallet, 5000);
    }

    @Test
    void movesMoneyBetweenWalletsAndShowsTheSendersSide() {
        var answer = transfer("{\"toWalletId\":\"" + friends + "\",\"amount\":550,\"description\":\"for the beers\"}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.isReplayed()).isFalse();
        assertThat(answer.body())
                .isEqualTo("{\"data\":{\"id\":\"" + answer.id() + "\",\"walletId\":\"" + wallet
                        + "\",\"type\":\"TRANSFER\",\"amount\":-550,\"amountDisplay\":\"-5.5 Jetons\","
                        + "\"balanceBefore\":5000,\"balanceAfter\":4450,\"metadata\":{"
                        + "\"description\":\"for the beers\",\"fromWalletId\":\"" + wallet + "\",\"toWalletId\":\""
                        + friends + "\"},\"status\":\"COMPLETED\",\"createdAt\":\""
                        + answer.text("/data/createdAt") + "\"}}");
        assertThat(balance(wallet)).isEqualTo(4450);
        assertThat(balance(friends)).isEqualTo(550);
    }

    @Test
    void isListedOnBothSides() {
        var sent = transfer(body(550));
        var received = as(friend).get(path("transactions"));
        assertThat(as(guest).get(path("transactions")).at("/data/0")).isEqualTo(sent.data());
        assertThat(received.at("/meta/total").asInt()).isOne();
        assertThat(received.text("/data/0/id")).isEqualTo(sent.id().toString());
        assertThat(received.text("/data/0/walletId")).isEqualTo(friends.toString());
        assertThat(received.text("/data/0/type")).isEqualTo("TRANSFER");
        assertThat(received.at("/data/0/amount").asLong()).isEqualTo(550);
        assertThat(received.text("/data/0/amountDisplay")).isEqualTo("5.5 Jetons");
        assertThat(received.at("/data/0/balanceBefore").asLong()).isZero();
        assertThat(received.at("/data/0/balanceAfter").asLong()).isEqualTo(550);
    }

    @Test
    void isRefusedBeyondTheBalance() {
        assertThat(transfer(body(5001)).error()).isEqualTo("400 INSUFFICIENT_BALANCE: Insufficient balance");
        assertThat(transfer(body(5000)).status()).isEqualTo(200);
        assertThat(balance(wallet)).isZero();
    }

    @Test
    void tenAtOnceOnABalanceForFourAreExactlyFour() {
        var answers = atOnce(10, _ -> transfer(body(1250)));
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(4);
        assertThat(balance(friends)).isEqualTo(5000);
    }

    @Test
    void backAndForthAtOnceLosesNothing() {
        fund(friends, 5000);
        var answers = atOnce(
                20,
                number -> number % 2 == 0
                        ? transfer(body(100))
                        : as(friend).post(path("transfer"), "{\"toWalletId\":\"" + wallet + "\",\"amount\":100}"));
        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertThat(balance(wallet)).isEqualTo(5000);
        assertThat(balance(friends)).isEqualTo(5000);
    }

    @Test
    void isRefusedByASenderThatIsNotActive() {
        set(wallet, AccountStatus.FROZEN);
        assertThat(transfer(body(500)).error()).isEqualTo("400 WALLET_FROZEN: Wallet is frozen");
        set(friends, AccountStatus.FROZEN);
        assertThat(transfer(body(500)).error()).isEqualTo("400 WALLET_FROZEN: Wallet is frozen");
        set(wallet, AccountStatus.ACTIVE);
        set(friends, AccountStatus.ACTIVE);
        transfer(body(5000));
        set(wallet, AccountStatus.CLOSED);
        assertThat(transfer(body(500)).error()).isEqualTo("400 WALLET_CLOSED: Wallet is closed");
    }

    @Test
    void isRefusedByAReceiverThatIsNotActive() {
        set(friends, AccountStatus.FROZEN);
        assertThat(transfer(body(500)).error()).isEqualTo("400 WALLET_FROZEN: The receiving wallet is frozen");
        set(friends, AccountStatus.CLOSED);
        assertThat(transfer(body(500)).error()).isEqualTo("400 WALLET_CLOSED: The receiving wallet is closed");
        assertThat(balance(wallet)).isEqualTo(5000);
    }

    @Test
    void needsAnotherWalletThatExists() {
        assertThat(transfer(body(Ids.next(), 500)).error()).isEqualTo("404 NOT_FOUND: Wallet not found");
        assertThat(transfer(body(newStand(), 500)).error()).isEqualTo("404 NOT_FOUND: Wallet not found");
        assertThat(transfer(body(festival.cashInAccount(), 500)).error()).isEqualTo("404 NOT_FOUND: Wallet not found");
        var mainWallet = newMainWallet(friendId);
        assertThat(transfer(body(mainWallet, 500)).error()).isEqualTo("404 NOT_FOUND: Wallet not found");
        assertThat(transfer("{\"toWalletId\":\"wallet-7\",\"amount\":5}").error())
                .isEqualTo("400 INVALID_ID: Invalid wallet ID");
        assertThat(transfer(body(wallet, 500)).at("/error/details").toString())
                .isEqualTo("{\"toWalletId\":[\"Must be another wallet than your own.\"]}");
        assertThat(balance(wallet)).isEqualTo(5000);
    }

    /** The ledger rejects it because of the other account, which is not the sender's own. */
    @Test
    void isToNoWalletOfAnotherProgramThatWeHaveNoGrantFor(CapturedOutput output) {
        ledger.carryPostingsBy((_, _) ->
                new BatchReply(List.of(BatchReply.Item.decided(new Rejected(Reason.NOT_GRANTED, Wallet.PURPOSE)))));

        assertThat(transfer(body(Ids.next(), 500)).error()).isEqualTo("404 NOT_FOUND: Wallet not found");
        assertThat(output.getAll()).as("no caller raises an alarm").doesNotContainIgnoringCase("no grant");
        assertThat(transfer(body(500)).status())
                .as("a friend's wallet, which is our mistake")
                .isEqualTo(500);
        assertThat(output.getAll()).contains("no grant for a wallet account of a festival");
    }

    @Test
    void needsAWalletOfTheSender() {
        var stranger = TestIssuer.shared().token(Ids.next(), Role.USER);
        assertThat(as(stranger).post(path("transfer"), body(500)).error()).isEqualTo("404 NOT_FOUND: Wallet not found");
        assertThat(as(guest)
                        .post("/api/v1/me/wallets/" + Ids.next() + "/transfer", body(500))
                        .error())
                .isEqualTo("404 NOT_FOUND: Wallet not found");
        assertThat(as(guest)
                        .post("/api/v1/me/wallets/summer/transfer", body(500))
                        .error())
                .isEqualTo("400 INVALID_ID: Invalid festival ID");
        assertThat(asNobody().post(path("transfer"), body(500)).error()).isEqualTo("401 UNAUTHORIZED: Invalid user");
    }

    @Test
    void staysWithinOneFestival() {
        var elsewhere = newWallet(friendId, newFestival());
        assertThat(transfer(body(elsewhere, 500)).error())
                .isEqualTo("400 FESTIVAL_MISMATCH: The wallets belong to different festivals");
        assertThat(balance(wallet)).isEqualTo(5000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "5.0", "1e3", "\"500\"", "null", "1000000000000", "99999999999999999999"})
    void refusesAnInvalidAmount(String amount) {
        var answer = transfer("{\"toWalletId\":\"" + friends + "\",\"amount\":" + amount + "}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/error/code")).isEqualTo("VALIDATION_ERROR");
        assertThat(answer.at("/error/details").propertyNames()).containsExactly("amount");
    }

    @Test
    void namesEveryInvalidField() {
        assertThat(transfer("{\"description\":\"" + "x".repeat(501) + "\"}")
                        .at("/error/details")
                        .toString())
                .isEqualTo("{\"amount\":[\"This field is required.\"],"
                        + "\"description\":[\"Must have at most 500 characters.\"],"
                        + "\"toWalletId\":[\"This field is required.\"]}");
        assertThat(transfer("{\"toWalletId\":\"" + friends + "\",\"amount\":5,\"description\":\"\\u0000\"}")
                        .text("/error/details/description/0"))
                .isEqualTo("Holds a character that can't be stored.");
        assertThat(transfer("{\"toWalletId\":\"" + friends + "\",\"amount\":5,\"description\":\"\"}")
                        .at("/data/metadata")
                        .has("description"))
                .isFalse();
    }

    @Test
    void retriedWithItsKeyIsReplayed() {
        var answers = atOnce(20, _ -> transfer(body(500), "key-1"));
        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertThat(answers)
                .extracting(Answer::body)
                .containsOnly(answers.getFirst().body());
        assertThat(answers).filteredOn(Answer::isReplayed).hasSize(19);
        set(friends, AccountStatus.FROZEN);
        var again = transfer(body(500), "key-1");
        assertThat(again.body()).isEqualTo(answers.getFirst().body());
        assertThat(again.isReplayed()).isTrue();
        assertThat(balance(friends)).isEqualTo(500);
        assertThat(transfer(body(501), "key-1").status()).isEqualTo(422);
        assertThat(transfer(body(wallet, 500), "key-1").status()).isEqualTo(422);
        assertThat(transfer(body(Ids.next(), 500), "key-1").status()).isEqualTo(422);
    }

    @Test
    void isUnavailableWithoutTheLedger() {
        ledger.becomeUnavailable();
        var answer = transfer(body(500));
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("1");
    }

    private Answer transfer(String body) {
        return as(guest).post(path("transfer"), body);
    }

    private Answer transfer(String body, String key) {
        return as(guest).withKey(key).post(path("transfer"), body);
    }

    private String path(String what) {
        return "/api/v1/me/wallets/" + festival.id() + "/" + what;
    }

    private String body(long amount) {
        return body(friends, amount);
    }

    private static String body(UUID to, long amount) {
        return "{\"toWalletId\":\"" + to + "\",\"amount\":" + amount + "}";
    }
}
