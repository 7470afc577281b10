package org.walletsuite.wallet.person;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** Sign-up, in the gift-card family's dialect. */
@RestController
class SignUpController {

    private final People people;

    SignUpController(People people) {
        this.people = people;
    }

    @PostMapping("/account/signup")
    @ResponseStatus(HttpStatus.CREATED)
    Account signUp(@RequestBody SignUp body) {
        return Account.of(people.register(body.checked()));
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
                    person.shownLevel());
        }
    }
}
