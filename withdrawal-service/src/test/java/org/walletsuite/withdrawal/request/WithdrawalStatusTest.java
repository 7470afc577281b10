package org.walletsuite.withdrawal.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.walletsuite.withdrawal.request.WithdrawalStatus.IllegalTransition;
import org.walletsuite.withdrawal.request.WithdrawalStatus.Shown;

class WithdrawalStatusTest {

    /** So that an intent stands exactly as long as the status is the same. */
    @ParameterizedTest
    @EnumSource
    void noneIsReachedTwice(WithdrawalStatus status) {
        assertThat(reached(status)).doesNotContain(status);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsUnderWayComesToAnEnd(WithdrawalStatus status) {
        var ends = EnumSet.allOf(WithdrawalStatus.class);
        ends.removeIf(other -> !status.canBecome(other));

        assertThat(ends.stream().noneMatch(WithdrawalStatus::isUnderWay))
                .isEqualTo(!status.equals(WithdrawalStatus.PENDING));
    }

    @Test
    void refusesWhereNothingLeads() {
        assertThat(WithdrawalStatus.PENDING.to(WithdrawalStatus.APPROVING)).isEqualTo(WithdrawalStatus.APPROVING);
        assertThatThrownBy(() -> WithdrawalStatus.APPROVED.to(WithdrawalStatus.CANCELLING))
                .isInstanceOf(IllegalTransition.class);
    }

    @Test
    void intentsAreShownAsPending() {
        assertThat(WithdrawalStatus.APPROVING.shown()).contains(Shown.PENDING);
        assertThat(List.of(Shown.values()))
                .extracting(Shown::text)
                .containsExactly("Pending", "Approved", "Rejected", "Cancelled");
    }

    private static Set<WithdrawalStatus> reached(WithdrawalStatus from) {
        var reached = new HashSet<WithdrawalStatus>();
        for (var next : WithdrawalStatus.values()) {
            if (from.canBecome(next)) {
                reached.add(next);
                reached.addAll(reached(next));
            }
        }
        return reached;
    }
}
