package org.walletsuite.runner.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FaultPlanTest {

    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    @Test
    void theSameSeedMakesTheSamePlan() {
        assertThat(FaultPlan.of(7, FIVE_MINUTES)).isEqualTo(FaultPlan.of(7, FIVE_MINUTES));
        assertThat(FaultPlan.of(8, FIVE_MINUTES).faults())
                .isNotEqualTo(FaultPlan.of(7, FIVE_MINUTES).faults());
    }

    @Test
    void everyPartIsKilledAndPausedWhenThereIsTime() {
        var faults = FaultPlan.of(1, FIVE_MINUTES.plusSeconds(120)).faults().subList(0, 20);

        assertThat(faults).extracting(Fault::toString).doesNotHaveDuplicates();
        assertThat(faults.subList(0, 10)).extracting(Fault::part).containsExactlyInAnyOrderElementsOf(FaultPlan.PARTS);
    }

    @Test
    void onlyTheChosenPartsFailEachInBothWays() {
        var faults = FaultPlan.of(1, Duration.ofSeconds(100), List.of("wallet-service", "kafka"))
                .faults();

        assertThat(faults)
                .extracting(Fault::toString)
                .containsExactlyInAnyOrder("kill wallet-service", "pause wallet-service", "kill kafka", "pause kafka");
    }

    @Test
    void faultsAreSpreadEvenlyOverTheLoad() {
        var plan = FaultPlan.of(1, Duration.ofSeconds(50), 4, Duration.ofSeconds(3), FaultPlan.PARTS);

        assertThat(plan.faults()).extracting(fault -> fault.at().toSeconds()).containsExactly(10L, 20L, 30L, 40L);
    }

    @Test
    void theSameSeedAndClientYieldTheSameOperationsInOrder() {
        assertThat(operations(3, 1)).isEqualTo(operations(3, 1));
        assertThat(operations(3, 2)).isNotEqualTo(operations(3, 1));
        assertThat(operations(4, 1)).isNotEqualTo(operations(3, 1));
    }

    @Test
    void operationsAreOfEveryKindAndWithinTheFixture() {
        var operations = operations(5, 0);

        assertThat(operations).extracting(ClientOperation::kind).contains(ClientOperation.Kind.values());
        assertThat(operations).allSatisfy(operation -> {
            assertThat(operation.walletModel()).isBetween(0, 7).isNotEqualTo(operation.other());
            assertThat(operation.other()).isBetween(0, 7);
            assertThat(operation.stand()).isBetween(0, 1);
            assertThat(operation.amount()).isPositive();
        });
    }

    private static List<ClientOperation> operations(long seed, int client) {
        var operations = new OperationGenerator(seed, client, 8, 2);
        return Stream.generate(operations::next).limit(2_000).toList();
    }
}
