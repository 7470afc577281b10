package org.walletsuite.platform.festival;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.walletsuite.platform.festival.StatusHistory.Change;

class StatusHistoryTest {

    private static final Instant TEN = Instant.parse("2026-07-01T10:00:00Z");

    @Test
    void beginsWithTheFirstStatusHoweverLongAgo() {
        var history = new StatusHistory<>("ACTIVE", List.of(new Change<>("ENDED", TEN)));

        assertThat(history.at(Instant.EPOCH)).isEqualTo("ACTIVE");
        assertThat(history.at(TEN.minusNanos(1))).isEqualTo("ACTIVE");
    }

    @Test
    void changesAtTheMomentOfAChange() {
        var history = new StatusHistory<>(
                "ACTIVE", List.of(new Change<>("ENDED", TEN), new Change<>("ACTIVE", TEN.plusSeconds(60))));

        assertThat(history.at(TEN)).isEqualTo("ENDED");
        assertThat(history.at(TEN.plusSeconds(59))).isEqualTo("ENDED");
        assertThat(history.at(TEN.plusSeconds(60))).isEqualTo("ACTIVE");
        assertThat(history.at(TEN.plusSeconds(90))).isEqualTo("ACTIVE");
    }

    @Test
    void appliesTheLaterOfTwoChangesWhenTheClockWentBackBetweenThem() {
        var history = new StatusHistory<>(
                "ACTIVE", List.of(new Change<>("ENDED", TEN), new Change<>("ACTIVE", TEN.minusMillis(1))));

        assertThat(history.at(TEN.plusSeconds(1))).isEqualTo("ACTIVE");
    }
}
