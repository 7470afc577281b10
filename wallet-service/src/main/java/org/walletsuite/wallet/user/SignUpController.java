package org.walletsuite.wallet.user;

import io.swagger.v3.oas.annotations.Parameter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.platform.openapi.AdditionalResponses;
import org.walletsuite.wallet.password.LogInSettings;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** Sign-up, in the gift-card family's format. */
@RestController
class SignUpController {

    private final UserAccounts users;
    private final LogInSettings settings;

    SignUpController(UserAccounts users, LogInSettings settings) {
        this.settings = settings;
        this.users = users;
    }

    @AdditionalResponses(HttpStatus.FORBIDDEN)
    @PostMapping("/account/signup")
    @ResponseStatus(HttpStatus.CREATED)
    Account signUp(
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable
                    String acceptLanguage,
            @RequestBody SignUp body) {
        settings.requirePasswords();
        return Account.of(users.register(body.checked(acceptLanguage)));
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record Account(
            long id,
            UUID userId,
            String email,
            @Nullable String fullName,
            @Nullable String phone,
            String level) {

        static Account of(UserAccount user) {
            return new Account(
                    user.number(), user.id(), user.requiredEmail(), user.fullName(), user.phone(), user.shownLevel());
        }
    }
}
