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
import org.walletsuite.wallet.person.People;
import org.walletsuite.wallet.person.Person;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** People as they see themselves. */
@RestController
@RequestMapping("/account/me")
class MeController {

    private final People people;
    private final Balances balances;

    MeController(People people, Balances balances) {
        this.people = people;
        this.balances = balances;
    }

    @GetMapping
    Me me(@AuthenticationPrincipal Principal.User caller) {
        var person = people.find(caller.id()).orElseThrow(() -> new ApiException(ErrorCode.UNAUTHORIZED));
        return Me.of(person, balances.of(person.id()));
    }

    /** The ledger is asked first: once the change is made nothing may fail any more. */
    @PatchMapping
    Me change(@AuthenticationPrincipal Principal.User caller, @RequestBody ProfileChange body) {
        var wanted = body.checked();
        var balance = balances.of(caller.id());
        return Me.of(people.change(caller.id(), wanted), balance);
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record Me(
            long id,
            String email,
            @Nullable String fullName,
            String pendingBalance,
            String withdrawableBalance,
            String level,
            String transactionLimit,
            UUID userId,
            @Nullable String username,
            @Nullable String phone,
            boolean phoneVerified,
            boolean hasPin,
            boolean kycVerified,
            List<String> roles) {

        static Me of(Person person, Balances.Balance balance) {
            return new Me(
                    person.number(),
                    person.email(),
                    person.fullName(),
                    balance.pending(),
                    balance.withdrawable(),
                    person.shownLevel(),
                    person.transactionLimit(),
                    person.id(),
                    person.username(),
                    person.phone(),
                    person.phoneVerified(),
                    person.hasPin(),
                    person.kycVerified(),
                    person.roles());
        }
    }
}
