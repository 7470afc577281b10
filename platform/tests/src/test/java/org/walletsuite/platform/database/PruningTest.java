package org.walletsuite.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PruningTest {

    private final AtomicInteger steps = new AtomicInteger();

    @Test
    void endsWithTheFirstStepThatFindsLessThanItMayDelete() {
        var left = new AtomicInteger(25);

        var deleted = Pruning.inSteps(10, most -> {
            steps.incrementAndGet();
            var some = Math.min(most, left.get());
            left.addAndGet(-some);
            return some;
        });

        assertThat(deleted).isEqualTo(25);
        assertThat(steps).hasValue(3);
    }

    @Test
    void endsEvenWhereRowsAreAddedFasterThanTheyAreDeleted() {
        var deleted = Pruning.inSteps(10, most -> {
            steps.incrementAndGet();
            return most;
        });

        assertThat(steps).hasValue(Pruning.MOST_STEPS);
        assertThat(deleted).isEqualTo(10L * Pruning.MOST_STEPS);
    }
}
