package org.walletsuite.runner.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimelineTest {

    private static final Fault FAULT = new Fault(Duration.ZERO, "kafka", Fault.Kind.KILL);

    private final Timeline timeline = new Timeline();

    @Test
    void recoveryEndsWithTheFirstAnswerAfterTheLastUnansweredAttempt() {
        tried(900, true, true);
        tried(1_100, true, false);
        tried(1_500, true, true);
        tried(3_000, true, false);
        tried(3_200, true, true);
        tried(4_000, false, false);
        tried(4_500, false, true);
        timeline.waited(millis(500), millis(1_900));
        timeline.waited(millis(1_050), millis(3_200));
        timeline.waited(millis(9_000), millis(20_000));

        var impact = timeline.impact(FAULT, millis(1_000), millis(2_000), millis(4_800));

        assertThat(impact.unanswered()).isEqualTo(3);
        assertThat(impact.partBack()).isEqualTo(Duration.ofSeconds(1));
        assertThat(impact.paymentsBack()).isEqualTo(Duration.ofMillis(2_200));
        assertThat(impact.allBack()).isEqualTo(Duration.ofMillis(3_500));
        assertThat(impact.silence()).isEqualTo(Duration.ofMillis(1_700));
        assertThat(impact.longestWait()).isEqualTo(Duration.ofMillis(2_150));
    }

    @Test
    void requestsBeforeAndAfterAFaultAreNotCounted() {
        tried(500, true, false);
        tried(1_200, true, true);
        tried(5_500, true, false);

        var impact = timeline.impact(FAULT, millis(1_000), millis(1_000), millis(5_000));

        assertThat(impact.unanswered()).isZero();
        assertThat(impact.paymentsBack()).isZero();
        assertThat(impact.silence()).isEqualTo(Duration.ofMillis(3_800));
    }

    @Test
    void paymentsAreBackWithTheFirstAnsweredPayment() {
        tried(500, true, true);
        tried(1_100, true, false);
        tried(1_200, false, true);
        assertThat(timeline.hasPaymentAfter(millis(1_000))).isFalse();

        tried(1_300, true, true);
        assertThat(timeline.hasPaymentAfter(millis(1_000))).isTrue();
    }

    private void tried(long at, boolean payment, boolean answered) {
        timeline.tried(millis(at), payment, answered);
    }

    private static long millis(long millis) {
        return Duration.ofMillis(millis).toNanos();
    }
}
