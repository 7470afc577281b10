package org.walletsuite.wallet.person;

import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.security.Role;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** The body of a sign-up, as it came. */
@JsonNaming(SnakeCaseStrategy.class)
record SignUp(
        @Nullable String email,
        @Nullable String password,
        @Nullable String fullName,
        @Nullable String phone,
        @Nullable String username) {

    static final String NO_EMAIL = "Enter a valid email address.";
    static final String NO_NAME =
            "Must be at most %d characters, without line breaks.".formatted(Spelling.LONGEST_NAME);
    static final String NO_PHONE = "Enter a valid phone number with its country code, +...";

    private static final String NO_PASSWORD =
            "Must be %d to %d bytes long.".formatted(Spelling.LEAST_PASSWORD_BYTES, Spelling.MOST_PASSWORD_BYTES);
    private static final String NO_USERNAME = "Must be 3 to 40 letters, digits, dots, dashes or underscores.";

    /** Throws an error that names every field that is wrong. */
    Registration checked() {
        var fields = new Fields();
        var registration = new Registration(
                fields.required("email", email, Spelling::email, NO_EMAIL),
                fields.required("password", password, Spelling::password, NO_PASSWORD),
                fields.optional("full_name", fullName, Spelling::fullName, NO_NAME),
                fields.optional("phone", phone, Spelling::phone, NO_PHONE),
                fields.optional("username", username, Spelling::username, NO_USERNAME),
                Role.USER,
                null);
        fields.check();
        return registration;
    }

    @Override
    public String toString() {
        return "SignUp[email=" + email + "]";
    }
}
