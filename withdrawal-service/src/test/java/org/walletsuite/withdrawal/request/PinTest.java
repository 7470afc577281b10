package org.walletsuite.withdrawal.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.platform.user.PinApi;
import org.walletsuite.withdrawal.testing.WithdrawalScenario;

/** Money leaves only for who knows the PIN, and nobody's attempts are used up by anything else. */
@ExtendWith(OutputCaptureExtension.class)
class PinTest extends WithdrawalScenario {

    @Test
    void isIncorrectInTheDocumentsWords() {
        var holder = holder("100.00");

        assertThat(withPin(holder, "\"4321\"").expect(400).body())
                .isEqualTo("{\"transaction_pin\":\"Incorrect transaction PIN.\"}");
        assertThat(money(holder)).isEqualTo("100.00 held 0.00");
    }

    @Test
    void mustExist() {
        var holder = holder("100.00");
        wallets.forgetPin(holder.id());

        assertThat(withPin(holder, "\"1234\"").expect(400).body())
                .isEqualTo("{\"detail\":\"You must create a transaction PIN before making withdrawals.\"}");
    }

    @Test
    void locksAndSaysForHowLong() {
        var holder = holder("100.00");
        for (var i = 0; i < 5; i++) {
            withPin(holder, "\"4321\"").expect(400);
        }

        var locked = withPin(holder, "\"1234\"").expect(429);

        assertThat(locked.body()).isEqualTo("{\"detail\":\"Too many wrong PINs, try again in 900 seconds.\"}");
        assertThat(locked.header("Retry-After")).isEqualTo("900");
        assertThat(money(holder)).isEqualTo("100.00 held 0.00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1234",
                "\"١٢٣٤\"",
                "\"１２３４\"",
                "\"12 34\"",
                "\" 1234\"",
                "\"1234\\n\"",
                "\"123\"",
                "\"12345\"",
                "\"\"",
                "null",
                "[]",
                "true",
                "1.0"
            })
    void thatCanBeNoneIsNoAttempt(String pin) {
        var holder = holder("100.00");
        var before = wallets.attempts();

        var answer = withPin(holder, pin).expect(400);

        assertThat(answer.json().propertyNames()).containsExactly("transaction_pin");
        assertThat(wallets.attempts()).isEqualTo(before);
    }

    @Test
    void isNotLookedAtForWhatIsRefusedAnyway() {
        var holder = holder("900000.00");
        var before = wallets.attempts();

        create(holder.client(), bankTransfer("1E2")).expect(400);
        create(holder.client(), bankTransfer("250000.01")).expect(400);
        create(holder.client(), bankTransfer("1").replace("1234567890", "1")).expect(400);
        create(holder.client(), "{").expect(400);

        assertThat(wallets.attempts()).isEqualTo(before);
    }

    @Test
    void isNotLookedAtAgainForWhatWasAnswered() {
        var holder = holder("100.00");
        var client = holder.client().withKey("once");
        var first = create(client, bankTransfer("10")).expect(201);
        var before = wallets.attempts();

        create(client, bankTransfer("10")).verifyReplays(first);
        create(client, bankTransfer("10").replace("\"1234\"", "\"4321\"")).verifyReplays(first);
        wallets.becomeUnavailable();
        create(client, bankTransfer("10")).verifyReplays(first);

        assertThat(wallets.attempts()).isEqualTo(before);
    }

    @Test
    void thatNobodyCanCheckBeginsNothing() {
        var holder = holder("100.00");
        wallets.becomeUnavailable();
        assertThat(withPin(holder, "\"1234\"").status()).isEqualTo(503);
        wallets.recover();
        wallets.loseAnswers();

        var unheard = withPin(holder, "\"1234\"");

        assertThat(unheard.status()).isEqualTo(503);
        assertThat(money(holder)).isEqualTo("100.00 held 0.00");
        wallets.recover();
        assertThat(withPin(holder, "\"1234\"").status()).isEqualTo(201);
    }

    @Test
    void isKeptOutOfTheLogAndTheDatabase(CapturedOutput output) {
        var holder = holder("100.00");

        withPin(holder, "\"7391\"").expect(400);

        var checked = new NewWithdrawal(
                        "10", "crypto", null, null, null, null, null, "bc1q34567890abcdef", "Bitcoin", "7391")
                .checked();
        assertThat(output.getAll()).doesNotContain("7391\"", "=7391");
        assertThat(checked.toString()).doesNotContain("7391");
        assertThat(checked.terms().fields().toString()).doesNotContain("7391");
        assertThat(new PinApi.Attempt("7391").toString()).doesNotContain("7391");
    }

    private Answer withPin(Holder holder, String pin) {
        return create(holder.client(), bankTransfer("10").replace("\"1234\"", pin));
    }
}
