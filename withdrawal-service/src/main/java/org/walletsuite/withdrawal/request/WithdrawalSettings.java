package org.walletsuite.withdrawal.request;

import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How withdrawals are decided.
 *
 * @param secondApprovalAbove the amount in US dollars above which two admins must approve; null where one is enough
 */
@Validated
@ConfigurationProperties("withdrawal")
record WithdrawalSettings(@PositiveOrZero @Nullable BigDecimal secondApprovalAbove) {

    boolean needsTwoApprovals(long cents) {
        return secondApprovalAbove != null && BigDecimal.valueOf(cents, 2).compareTo(secondApprovalAbove) > 0;
    }
}
