package org.walletsuite.wallet.person;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.platform.error.ApiException;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** Sign-up, log-in and refresh, in the gift-card family's dialect. */
@RestController
@RequestMapping("/account")
class AccountController {

    private final People people;
    private final LogIns logIns;

    AccountController(People people, LogIns logIns) {
        this.people = people;
        this.logIns = logIns;
    }

    @PostMapping("/signup")
    @ResponseStatus(HttpStatus.CREATED)
    Account signUp(@RequestBody SignUp body) {
        return Account.of(people.register(body.checked()));
    }

    @PostMapping("/login")
    ResponseEntity<TokenPair> logIn(@RequestBody LogIn body) {
        return secret(logIns.logIn(body.login(), body.givenPassword()));
    }

    @PostMapping("/token/refresh")
    ResponseEntity<TokenPair> refresh(@RequestBody Refresh body) {
        if (body.refreshToken() == null) {
            throw ApiException.invalid("refresh_token", SignUp.REQUIRED);
        }
        return secret(logIns.refresh(body.refreshToken()));
    }

    private static ResponseEntity<TokenPair> secret(TokenPair pair) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(pair);
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record Refresh(@Nullable String refreshToken) {

        @Override
        public String toString() {
            return "Refresh[]";
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record Account(
            long id,
            UUID userId,
            String email,
            @Nullable String fullName,
            @Nullable String phone,
            String level) {

        static Account of(Person person) {
            return new Account(
                    person.number(),
                    person.id(),
                    person.email(),
                    person.fullName(),
                    person.phone(),
                    "Level " + person.level());
        }
    }
}
