package org.walletsuite.wallet.profile;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.security.Principal;
import org.walletsuite.wallet.user.UserAccounts;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** What a user has, and how much of it can be withdrawn. */
@RestController
class BalanceController {

    private final UserAccounts users;
    private final Balances balances;

    BalanceController(UserAccounts users, Balances balances) {
        this.users = users;
        this.balances = balances;
    }

    @GetMapping("/withdrawal/balance")
    BalanceSummary balance(@AuthenticationPrincipal Principal.User caller) {
        var user = users.find(caller.id()).orElseThrow(() -> new ApiException(ErrorCode.UNAUTHORIZED));
        var balance = balances.of(user.id());
        return new BalanceSummary(
                balance.pending(), balance.withdrawable(), user.transactionLimit(), balance.total(), balance.locked());
    }

    /**
     * In US dollars with two decimals.
     *
     * @param lockedBalance the part of the withdrawable balance that pending withdrawals have locked
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record BalanceSummary(
            String pendingBalance,
            String withdrawableBalance,
            String transactionLimit,
            String totalBalance,
            String lockedBalance) {}
}
