package org.walletsuite.payment.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StandCacheTest extends PaymentFixture {

    @Test
    void aPaymentDoesNotReadAStandAgainThatItHasJustRead() {
        assertThat(pay(100).status()).isEqualTo(200);
        closePastTheService();
        assertThat(pay(100).status()).isEqualTo(200);
    }

    @Test
    void aChangeByAnotherReplicaIsSeenAfterASecond() {
        assertThat(pay(100).status()).isEqualTo(200);
        closePastTheService();
        clock.putForward(Duration.ofSeconds(1));
        assertThat(pay(100).error()).isEqualTo("400 STAND_INACTIVE: Stand is not active");
    }

    /** As another replica would. */
    private void closePastTheService() {
        assertThat(db.sql("update stand set status = 'CLOSED' where id = :id")
                        .param("id", bar)
                        .update())
                .isEqualTo(1);
    }
}
