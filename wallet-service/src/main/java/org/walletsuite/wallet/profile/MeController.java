package org.walletsuite.wallet.profile;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.security.Principal;
import org.walletsuite.wallet.kyc.Submissions;
import org.walletsuite.wallet.user.UserAccount;
import org.walletsuite.wallet.user.UserAccounts;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** The caller's own profile. */
@RestController
@RequestMapping("/account/me")
class MeController {

    private final UserAccounts users;
    private final Balances balances;
    private final Submissions submissions;

    MeController(UserAccounts users, Balances balances, Submissions submissions) {
        this.users = users;
        this.balances = balances;
        this.submissions = submissions;
    }

    @GetMapping
    Me me(@AuthenticationPrincipal Principal.User caller) {
        var user = users.find(caller.id()).orElseThrow(() -> new ApiException(ErrorCode.UNAUTHORIZED));
        return Me.of(user, balances.of(user.id()), pendingLevel(user.id()));
    }

    /** All else is read first, because after the change nothing may fail any more. */
    @PatchMapping
    Me change(@AuthenticationPrincipal Principal.User caller, @RequestBody ProfileChange body) {
        var requested = body.checked();
        var balance = balances.of(caller.id());
        var pendingLevel = pendingLevel(caller.id());
        return Me.of(users.change(caller.id(), requested), balance, pendingLevel);
    }

    private @Nullable String pendingLevel(UUID user) {
        return submissions.pendingLevel(user).orElse(null);
    }

    /**
     * What a user sees of themselves.
     *
     * @param pendingLevel for which their credentials are under review; null for none
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record Me(
            long id,
            String email,
            @Nullable String fullName,
            String pendingBalance,
            String withdrawableBalance,
            String level,
            @Nullable String pendingLevel,
            String transactionLimit,
            UUID userId,
            @Nullable String username,
            @Nullable String phone,
            boolean phoneVerified,
            String language,
            boolean hasPin,
            boolean kycVerified,
            List<String> roles) {

        static Me of(UserAccount user, Balances.Balance balance, @Nullable String pendingLevel) {
            return new Me(
                    user.number(),
                    user.requiredEmail(),
                    user.fullName(),
                    balance.pending(),
                    balance.withdrawable(),
                    user.shownLevel(),
                    pendingLevel,
                    user.transactionLimit(),
                    user.id(),
                    user.username(),
                    user.phone(),
                    user.phoneVerified(),
                    user.language(),
                    user.hasPin(),
                    user.kycVerified(),
                    user.roles());
        }
    }
}
