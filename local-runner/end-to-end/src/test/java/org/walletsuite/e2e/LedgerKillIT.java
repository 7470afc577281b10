package org.walletsuite.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.walletsuite.runner.fixture.FestivalFixture;

/** A kill at the one moment that a random kill hardly ever meets: the ledger has committed and has not yet replied. */
@Isolated
class LedgerKillIT {

    private final RunningSuite suite = RunningSuite.shared();
    private final FestivalFixture fair = new FestivalFixture(suite.gateway());

    @Test
    void aPaymentWhoseReplyWasLostWithTheLedgerIsReplayedToARetry() throws InterruptedException {
        var wallet = fair.walletOf(fair.newcomer(), 1_000);
        var body = fair.payment(wallet, 7);
        var key = UUID.randomUUID().toString();

        suite.proxy().cutNextReply(suite::kill9Ledger);
        var cut = Thread.ofVirtual().start(() -> fair.staff.post("/api/v1/payments", body, key));
        try {
            suite.awaitLedgerDeath();
            assertThat(suite.proxy().isArmed()).isFalse();
        } finally {
            // Later tests need a ledger, whether this one passes or not.
            suite.proxy().disarm();
            suite.ensureLedger();
        }
        cut.join();

        var answer = fair.staff.post("/api/v1/payments", body, key);
        assertThat(answer.data(200).get("balanceAfter").asLong()).isEqualTo(993);
        assertThat(answer.isReplay()).isTrue();
        assertThat(suite.ledgerTransfers().get(key))
                .isEqualTo(answer.data(200).get("id").asString() + " 993");
        assertThat(suite.ledgerCount("PURCHASE", fair.bar)).isEqualTo(1);
        assertThat(suite.ledgerBalance(wallet)).isEqualTo(993);
    }
}
