package org.walletsuite.payment.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.walletsuite.platform.testing.Patience.await;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.walletsuite.payment.wallet.Wallet;
import org.walletsuite.platform.client.ServiceUnavailable;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.ledger.BatchReply;
import org.walletsuite.platform.ledger.PostingResult.Reason;
import org.walletsuite.platform.ledger.PostingResult.Rejected;
import org.walletsuite.platform.testing.Answer;

@ExtendWith(OutputCaptureExtension.class)
class PaymentOutageTest extends PaymentFixture {

    @Test
    void isUnavailableAtOnceWithoutTheLedger() {
        assertThat(pay(500).status()).isEqualTo(200);
        ledger.becomeUnavailable();
        var refused = pay(body(500), "key-1");
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.text("/error/code")).isEqualTo("SERVICE_UNAVAILABLE");
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        ledger.recover();
        assertThat(pay(body(500), "key-1").isReplayed()).isFalse();
        assertThat(balance(wallet)).isEqualTo(4000);
    }

    @Test
    void thatNobodyGrantedUsIsOurMistakeAndAWalletOfAnotherProgramTheCallers(CapturedOutput output) {
        ledger.carryPostingsBy((_, _) ->
                new BatchReply(List.of(BatchReply.Item.decided(new Rejected(Reason.NOT_GRANTED, Wallet.PURPOSE)))));

        assertThat(pay(payBody(Ids.next(), bar, 500)).error()).isEqualTo("404 NOT_FOUND: Wallet not found");
        assertThat(output.getAll()).as("no caller raises an alarm").doesNotContainIgnoringCase("no grant");
        assertThat(pay(500))
                .extracting(Answer::status, answer -> answer.text("/error/code"))
                .containsExactly(500, "INTERNAL_ERROR");
        assertThat(output.getAll()).contains("no grant for a wallet account of a festival");
    }

    @Test
    void whoseAnswerIsLostIsRetriedAndChargedOnce() {
        var tries = new AtomicInteger();
        ledger.carryPostingsBy((batch, real) -> {
            var reply = real.post(batch);
            if (tries.incrementAndGet() == 1) {
                throw new ServiceUnavailable("ledger", true, null);
            }
            return reply;
        });
        var answer = pay(500);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.isReplayed()).isFalse();
        assertThat(tries).hasValue(2);
        assertThat(balance(wallet)).isEqualTo(4500);
    }

    @Test
    void thatIsNotAnsweredInTimeHasItsOutcomeReplayedToTheSameKey() {
        var release = new CountDownLatch(1);
        var arrived = new CountDownLatch(1);
        ledger.carryPostingsBy((batch, real) -> {
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            var reply = real.post(batch);
            arrived.countDown();
            return reply;
        });
        var late = pay(body(500), "key-1");
        assertThat(late.status()).isEqualTo(504);
        assertThat(late.text("/error/code")).isEqualTo("TIMEOUT");
        assertThat(late.header("Retry-After")).isEqualTo("1");
        ledger.recover();
        release.countDown();
        await().until(() -> arrived.getCount() == 0);
        var outcome = pay(body(500), "key-1");
        assertThat(outcome.status()).isEqualTo(200);
        assertThat(outcome.isReplayed()).isTrue();
        assertThat(balance(wallet)).isEqualTo(4500);
    }
}
