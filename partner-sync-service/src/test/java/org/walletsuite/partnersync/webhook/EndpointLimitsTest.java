package org.walletsuite.partnersync.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.walletsuite.partnersync.webhook.EndpointLimits.Sign;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.testing.MovableClock;

/** How many workers an endpoint holds, and when it pauses. */
class EndpointLimitsTest {

    private final MovableClock clock = MovableClock.standing();
    private final EndpointLimits limits = new EndpointLimits(
            new WebhookSettings(Duration.ofSeconds(10), List.of(), 32, 4, Duration.ofDays(1), Duration.ofDays(30)),
            clock);
    private final UUID endpoint = Ids.next();

    @Test
    void anEndpointHasAFewWorkersAndLeavesTheOthersTheirs() {
        IntStream.range(0, 4).forEach(_ -> assertThat(limits.enter(endpoint)).isTrue());

        assertThat(limits.enter(endpoint)).isFalse();
        assertThat(limits.busy()).containsExactly(endpoint);
        assertThat(limits.enter(Ids.next())).isTrue();
        limits.leave(endpoint, Sign.ALIVE);
        assertThat(limits.busy()).isEmpty();
        assertThat(limits.enter(endpoint)).isTrue();
    }

    @Test
    void pausesAfterThreeSilentTriesInARowForAGrowingWhileAndIsThenTriedOnce() {
        tries(Sign.SILENT, 2);
        tries(Sign.ALIVE, 1);
        tries(Sign.SILENT, 3);
        assertThat(limits.enter(endpoint)).isFalse();
        for (var seconds : List.of(30, 60, 120, 240, 300, 300)) {
            clock.putForward(Duration.ofSeconds(seconds - 1));
            assertThat(limits.busy()).containsExactly(endpoint);
            clock.putForward(Duration.ofSeconds(1));

            assertThat(limits.enter(endpoint)).isTrue();
            assertThat(limits.enter(endpoint)).as("one at a time").isFalse();
            limits.leave(endpoint, Sign.SILENT);
        }

        clock.putForward(EndpointLimits.LONGEST_PAUSE);
        tries(Sign.ALIVE, 1);

        IntStream.range(0, 4).forEach(_ -> assertThat(limits.enter(endpoint)).isTrue());
    }

    @Test
    void anEndpointThatTakesLongHasOneWorkerUntilItIsQuickAgain() {
        tries(Sign.of(answerAfter(Duration.ofMillis(9_900))), 5);

        assertThat(limits.enter(endpoint)).isTrue();
        assertThat(limits.enter(endpoint)).as("one at a time").isFalse();
        assertThat(limits.busy()).containsExactly(endpoint);
        limits.leave(endpoint, Sign.NONE);
        tries(Sign.of(answerAfter(EndpointLimits.QUICK)), 1);
        IntStream.range(0, 4).forEach(_ -> assertThat(limits.enter(endpoint)).isTrue());
    }

    @Test
    void anEndpointThatTakesLongIsNotForgottenWhileNothingIsTried() {
        tries(Sign.SLOW, 1);
        clock.putForward(Duration.ofMinutes(20));
        limits.enter(Ids.next());

        limits.enter(endpoint);

        assertThat(limits.busy()).containsExactly(endpoint);
    }

    @Test
    void whatWasNotTriedSaysNothing() {
        tries(Sign.SILENT, 2);
        tries(Sign.NONE, 5);
        assertThat(limits.busy()).isEmpty();

        tries(Sign.SILENT, 1);

        assertThat(limits.busy()).containsExactly(endpoint);
    }

    @Test
    void severalThatFailAtTheSameTimePauseItOnce() {
        IntStream.range(0, 4).forEach(_ -> limits.enter(endpoint));
        var pauses = IntStream.range(0, 4)
                .mapToObj(_ -> limits.leave(endpoint, Sign.SILENT))
                .flatMap(Optional::stream)
                .toList();
        assertThat(pauses).containsExactly(limits.pauseEnd(endpoint).orElseThrow());

        clock.putForward(EndpointLimits.FIRST_PAUSE);

        assertThat(limits.enter(endpoint)).isTrue();
    }

    private Try answerAfter(Duration time) {
        return Try.answered("https://example.com", clock.instant(), time, 200, new byte[0]);
    }

    private void tries(Sign sign, int times) {
        IntStream.range(0, times).forEach(_ -> {
            assertThat(limits.enter(endpoint)).isTrue();
            limits.leave(endpoint, sign);
        });
    }
}
