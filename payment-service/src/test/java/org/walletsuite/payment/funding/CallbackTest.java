package org.walletsuite.payment.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.ledger.AccountStatus;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.platform.web.IdempotencyKey;

/** What providers report: each report counts once, and of what happened there the latest. */
class CallbackTest extends FundingFixture {

    private static final String CONFIRMED = "CONFIRMED";
    private static final String FAILED = "FAILED";

    @Test
    void creditsWhatWaitedForIt() {
        var answer = atProvider("key-1", 500_00);
        var id = UUID.fromString(body(answer).at("/data/transactionId").asString());
        assertThat(answer.getStatusCode().value()).isEqualTo(202);
        assertThat(text(answer))
                .contains("\"success\":true,\"httpStatus\":\"ACCEPTED\"")
                .contains("\"amount\":500.00,\"balanceBefore\":null,\"balanceAfter\":null")
                .contains("\"status\":\"PENDING\"");
        assertThat(balance(mainWallet)).isZero();

        var reported = report(id, CONFIRMED);

        assertThat(reported.status()).isEqualTo(200);
        assertThat(reported.body()).contains("\"success\":true").contains("\"data\":null");
        assertThat(balance(mainWallet)).isEqualTo(500_00);
        assertThat(history("").text("/data/content/0/transactionId")).isEqualTo(id.toString());
        assertThat(history("").body()).contains("\"balanceAfter\":500.00").contains("\"status\":\"COMPLETED\"");
        var again = atProvider("key-1", 500_00);
        assertThat(text(again)).isEqualTo(text(answer));
        assertThat(again.getHeaders().getFirst(IdempotencyKey.REPLAYED)).isEqualTo("true");
    }

    @Test
    void countsOnceHoweverOftenItComesAtOnce() {
        var id = pending(100_00);
        var occurred = clock.instant();

        var answers = atOnce(10, number -> report("event-" + id + "-" + number % 3, id, CONFIRMED, occurred));

        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertThat(balance(mainWallet)).isEqualTo(100_00);
        assertThat(count("funding_event", "transaction_id = ?", id)).isEqualTo(3);
    }

    @Test
    void isNotTakenForAnotherOneOfTheSameName() {
        var id = pending(100_00);
        var event = Ids.next().toString();
        var occurred = clock.instant();
        report(event, id, FAILED, occurred);

        assertThat(report(event, id, CONFIRMED, occurred).status()).isEqualTo(409);
        assertThat(report(event, pending(1_00), FAILED, occurred).status()).isEqualTo(409);
        assertThat(status(id)).isEqualTo("FAILED");
    }

    @Test
    void ofAFailureIsShown() {
        var id = pending(100_00);

        report(id, FAILED);

        assertThat(history("").body()).contains("\"status\":\"FAILED\"");
        assertThat(balance(mainWallet)).isZero();
        work();
        assertThat(balance(mainWallet)).isZero();
    }

    @Test
    void thatIsOlderUndoesNothingNewer() {
        var now = clock.instant();
        var failed = pending(100_00);
        var confirmed = pending(200_00);

        report(failed, FAILED, now);
        report(failed, CONFIRMED, now.minusSeconds(1));
        report(confirmed, CONFIRMED, now);
        report(confirmed, FAILED, now.minusSeconds(1));

        assertThat(status(failed)).isEqualTo("FAILED");
        assertThat(status(confirmed)).isEqualTo("COMPLETED");
        assertThat(balance(mainWallet)).isEqualTo(200_00);
    }

    @Test
    void thatMoneyCameAfterAllIsBelieved() {
        var id = pending(100_00);
        var now = clock.instant();
        report(id, FAILED, now.minusSeconds(1));

        report(id, CONFIRMED, now);

        assertThat(status(id)).isEqualTo("COMPLETED");
        assertThat(balance(mainWallet)).isEqualTo(100_00);
    }

    @Test
    void thatMoneyNeverCameTakesBackNothingThatWasCredited() {
        var id = pending(100_00);
        var now = clock.instant();
        report(id, CONFIRMED, now.minusSeconds(1));

        assertThat(report(id, FAILED, now).status()).isEqualTo(200);

        assertThat(status(id)).isEqualTo("COMPLETED");
        assertThat(balance(mainWallet)).isEqualTo(100_00);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void thatMoneyCameCountsWhereOneOfTheSameInstantSaysOtherwise(boolean confirmedFirst) {
        var id = pending(100_00);
        var second = clock.instant().truncatedTo(ChronoUnit.SECONDS);

        report(id, confirmedFirst ? CONFIRMED : FAILED, second);
        report(id, confirmedFirst ? FAILED : CONFIRMED, second);

        assertThat(status(id)).isEqualTo("COMPLETED");
        assertThat(balance(mainWallet)).isEqualTo(100_00);
    }

    @Test
    void thatNeverComesLetsTheTopUpExpire() {
        var id = pending(100_00);
        clock.putForward(Duration.ofHours(23));
        var before = version(id);
        attempt(id);
        assertThat(status(id)).isEqualTo("PENDING");
        assertThat(version(id)).as("nothing was written").isEqualTo(before);

        clock.putForward(Duration.ofHours(1));
        work();

        assertThat(status(id)).isEqualTo("EXPIRED");
        clock.reset();
        assertThat(history("").body()).contains("\"status\":\"EXPIRED\"").contains("\"balanceAfter\":null");
        assertThat(balance(mainWallet)).isZero();
    }

    @Test
    void thatComesLateIsCreditedAllTheSame() {
        var id = pending(100_00);
        clock.putForward(Duration.ofHours(25));
        work();
        become(AccountStatus.FROZEN);

        assertThat(report(id, CONFIRMED).status()).isEqualTo(200);

        assertThat(balance(mainWallet)).isEqualTo(100_00);
        clock.reset();
        var transactions = history("");
        assertThat(transactions.at("/data/totalElements").asInt()).isEqualTo(1);
        assertThat(transactions.text("/data/content/0/status")).isEqualTo("COMPLETED");
        assertThat(books.transferByKey("payment:wallet-topup:" + id)
                        .orElseThrow()
                        .metadata())
                .containsEntry("late", true);
    }

    @Test
    void finishesWhatWasDeactivatedMeanwhile() {
        var id = pending(100_00);
        become(AccountStatus.FROZEN);

        report(id, CONFIRMED);

        assertThat(balance(mainWallet)).isEqualTo(100_00);
        assertThat(topUp("1").text("/message")).isEqualTo("Wallet is deactivated");
    }

    @Test
    void isKeptWhileTheLedgerIsAway() {
        topUp("1");
        var id = pending(100_00);
        ledger.becomeUnavailable();

        assertThat(report(id, CONFIRMED).status()).isEqualTo(200);

        assertThat(status(id)).isEqualTo("CREDITING");
        ledger.recover();
        work();
        assertThat(status(id)).isEqualTo("COMPLETED");
        assertThat(balance(mainWallet)).isEqualTo(101_00);
    }

    @Test
    void isCreditedOnceThoughTheLedgersAnswerWasLost() {
        topUp("1");
        var id = pending(100_00);
        ledger.loseAnswersToCommands();

        assertThat(report(id, CONFIRMED).status()).isEqualTo(200);

        ledger.recover();
        assertThat(history("").at("/data/totalElements").asInt())
                .as("posted, but not noted yet")
                .isEqualTo(2);
        work();
        assertThat(balance(mainWallet)).isEqualTo(101_00);
        assertThat(history("").at("/data/totalElements").asInt()).isEqualTo(2);
    }

    @Test
    void isWorkedAtByManyAtOnceAndCreditedOnce() {
        var id = pending(100_00);
        ledger.becomeUnavailable();
        report(id, CONFIRMED);
        ledger.recover();

        atOnce(8, _ -> {
            attempt(id);
            return true;
        });

        assertThat(status(id)).isEqualTo("COMPLETED");
        assertThat(balance(mainWallet)).isEqualTo(100_00);
        assertThat(accounts.entries(mainWallet)).isEqualTo(1);
    }

    @Test
    void thatComesAsItsTopUpExpiresIsCreditedOnce() {
        var id = pending(100_00);
        clock.putForward(Duration.ofHours(24));

        atOnce(6, number -> {
            if (number % 2 == 0) {
                attempt(id);
            } else {
                report(id, CONFIRMED);
            }
            return true;
        });

        assertThat(status(id)).isEqualTo("COMPLETED");
        assertThat(accounts.entries(mainWallet)).isEqualTo(1);
    }

    @Test
    void isWaitedForWithoutBeingBehind() {
        var id = pending(100_00);
        assertThat(count("top_up", "id = ? and due_at = expires_at", id)).isEqualTo(1);

        ledger.becomeUnavailable();
        report(id, CONFIRMED);

        assertThat(count("top_up", "id = ? and due_at < expires_at", id)).isEqualTo(1);
    }

    /** Which transaction has written its row last. */
    private String version(UUID topUp) {
        return db.sql("select xmin::text from top_up where id = ?")
                .param(topUp)
                .query(String.class)
                .single();
    }
}
