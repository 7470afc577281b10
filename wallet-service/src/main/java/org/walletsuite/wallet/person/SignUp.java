package org.walletsuite.wallet.person;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.error.ApiException;
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

    static final String REQUIRED = "This field is required.";

    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}]{1,200}");

    /** Throws an error that names every field that is wrong. */
    Registration checked() {
        var wrong = new TreeMap<String, List<String>>();
        var checkedEmail = required("email", email, Spelling::email, "Enter a valid email address.", wrong);
        var checkedPassword = required(
                "password",
                password,
                text -> Optional.of(text).filter(Spelling::isPassword),
                "Must be %d to %d bytes long.".formatted(Spelling.LEAST_PASSWORD_BYTES, Spelling.MOST_PASSWORD_BYTES),
                wrong);
        var checkedName = optional(
                "full_name", fullName, SignUp::name, "Must be at most 200 characters, without line breaks.", wrong);
        var checkedPhone = optional(
                "phone", phone, Spelling::phone, "Enter a valid phone number with its country code, +...", wrong);
        var checkedUsername = optional(
                "username",
                username,
                Spelling::username,
                "Must be 3 to 40 letters, digits, dots, dashes or underscores.",
                wrong);
        if (checkedEmail == null || checkedPassword == null || !wrong.isEmpty()) {
            throw ApiException.invalid(wrong);
        }
        return new Registration(
                checkedEmail, checkedPassword, checkedName, checkedPhone, checkedUsername, Role.USER, null);
    }

    private static Optional<String> name(String text) {
        return Optional.of(text.strip()).filter(name -> NAME.matcher(name).matches());
    }

    private static @Nullable String required(
            String field,
            @Nullable String text,
            Function<String, Optional<String>> spelling,
            String complaint,
            Map<String, List<String>> wrong) {
        if (text == null) {
            wrong.put(field, List.of(REQUIRED));
            return null;
        }
        return spelled(field, text, spelling, complaint, wrong);
    }

    private static @Nullable String optional(
            String field,
            @Nullable String text,
            Function<String, Optional<String>> spelling,
            String complaint,
            Map<String, List<String>> wrong) {
        return text == null || text.isBlank() ? null : spelled(field, text, spelling, complaint, wrong);
    }

    private static @Nullable String spelled(
            String field,
            String text,
            Function<String, Optional<String>> spelling,
            String complaint,
            Map<String, List<String>> wrong) {
        var checked = spelling.apply(text);
        if (checked.isEmpty()) {
            wrong.put(field, List.of(text.isBlank() ? "This field may not be blank." : complaint));
        }
        return checked.orElse(null);
    }

    @Override
    public String toString() {
        return "SignUp[email=" + email + "]";
    }
}
