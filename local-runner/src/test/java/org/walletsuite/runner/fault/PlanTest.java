package org.walletsuite.runner.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlanTest {

    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    @Test
    void theSameSeedMakesTheSamePlanAndAnotherSeedAnother() {
        assertThat(Plan.of(7, FIVE_MINUTES)).isEqualTo(Plan.of(7, FIVE_MINUTES));
        assertThat(Plan.of(8, FIVE_MINUTES).faults())
                .isNotEqualTo(Plan.of(7, FIVE_MINUTES).faults());
    }

    @Test
    void everyPartIsKilledAndPausedWhenThereIsTime() {
        var faults = Plan.of(1, FIVE_MINUTES).faults().subList(0, 12);

        assertThat(faults).extracting(Fault::toString).doesNotHaveDuplicates();
        assertThat(faults.subList(0, 6)).extracting(Fault::part).containsExactlyInAnyOrderElementsOf(Plan.PARTS);
    }

    @Test
    void faultsAreSpreadEvenlyOverTheLoad() {
        var plan = Plan.of(1, Duration.ofSeconds(50), 4, Duration.ofSeconds(3));

        assertThat(plan.faults()).extracting(fault -> fault.at().toSeconds()).containsExactly(10L, 20L, 30L, 40L);
    }

    @Test
    void theSameSeedAndClientWishTheSameInTheSameOrder() {
        assertThat(wishes(3, 1)).isEqualTo(wishes(3, 1));
        assertThat(wishes(3, 2)).isNotEqualTo(wishes(3, 1));
        assertThat(wishes(4, 1)).isNotEqualTo(wishes(3, 1));
    }

    @Test
    void wishesAreOfEveryKindAndStayWithinTheFair() {
        var wishes = wishes(5, 0);

        assertThat(wishes).extracting(Wish::kind).contains(Wish.Kind.values());
        assertThat(wishes).allSatisfy(wish -> {
            assertThat(wish.purse()).isBetween(0, 7).isNotEqualTo(wish.other());
            assertThat(wish.other()).isBetween(0, 7);
            assertThat(wish.stand()).isBetween(0, 1);
            assertThat(wish.amount()).isPositive();
        });
    }

    private static List<Wish> wishes(long seed, int client) {
        var wishes = new Wishes(seed, client, 8, 2);
        return Stream.generate(wishes::next).limit(2_000).toList();
    }
}
