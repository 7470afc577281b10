package org.walletsuite.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class ClockTest {

    @Test
    void ticksWithTheResolutionOfPostgres() {
        var clock = new SecurityConfiguration().clock();
        for (var i = 0; i < 1_000; i++) {
            var now = clock.instant();
            assertThat(now).isEqualTo(now.truncatedTo(ChronoUnit.MICROS));
        }
    }
}
