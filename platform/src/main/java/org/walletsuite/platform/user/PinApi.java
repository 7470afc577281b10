package org.walletsuite.platform.user;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** Where other services have wallet-service look at a transaction PIN that a user typed. */
@HttpExchange("/internal/users")
public interface PinApi {

    /** What a PIN looks like; whoever asks looks first, so that only what may be one counts as an attempt. */
    String FORM = "[0-9]{4}";

    /** What those are told whose PIN does not look like one. */
    String COMPLAINT = "Must be exactly 4 digits.";

    /** Each call is an attempt at the PIN, and too many wrong ones lock it: never repeat one whose answer was lost. */
    @PostExchange("/{id}/pin-checks")
    PinCheck check(@PathVariable UUID id, @RequestBody Attempt attempt);

    /** A PIN as it was typed. */
    record Attempt(
            @NotNull @Pattern(regexp = FORM, message = COMPLAINT)
            String pin) {

        @Override
        public String toString() {
            return "Attempt[]";
        }
    }
}
