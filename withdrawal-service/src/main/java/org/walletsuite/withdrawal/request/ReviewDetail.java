package org.walletsuite.withdrawal.request;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A withdrawal as admins see it.
 *
 * @param userId the user's integer id
 * @param userUuid the user's id elsewhere
 * @param adminNotes which the user is not shown
 * @param processedBy who approved, rejected or cancelled it
 * @param secondApprovalRequired whether two admins must approve it
 * @param firstApprovedBy the first of them
 */
@JsonNaming(SnakeCaseStrategy.class)
record ReviewDetail(
        @JsonUnwrapped WithdrawalDetail withdrawal,
        long userId,
        UUID userUuid,
        @Nullable String adminNotes,
        @Nullable UUID processedBy,
        boolean secondApprovalRequired,
        @Nullable UUID firstApprovedBy) {

    static ReviewDetail of(Withdrawal withdrawal, boolean needsTwo) {
        return new ReviewDetail(
                WithdrawalDetail.forReview(withdrawal),
                withdrawal.userNumber(),
                withdrawal.userId(),
                withdrawal.notes(),
                withdrawal.decidedBy(),
                needsTwo,
                withdrawal.firstApprovedBy());
    }
}
