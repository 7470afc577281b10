package org.walletsuite.wallet.user;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.normalisation.EmailAddress;
import org.walletsuite.platform.normalisation.PhoneNumber;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.web.Fields;
import org.walletsuite.wallet.password.Normalisation;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** The body of a sign-up, not validated yet. */
@JsonNaming(SnakeCaseStrategy.class)
record SignUp(
        @Schema(requiredMode = REQUIRED) @Nullable String email,
        @Schema(requiredMode = REQUIRED) @Nullable String password,
        @Nullable String fullName,
        @Nullable String phone,
        @Nullable String username,

        @Schema(description = "en or fr; by default the first of them in Accept-Language, else en") @Nullable
        String language) {

    private static final String NO_USERNAME = "Must be 3 to 40 letters, digits, dots, dashes or underscores.";

    /**
     * Throws an error that names every invalid field.
     *
     * @param acceptLanguage the request's, for the language where none is chosen
     */
    Registration checked(@Nullable String acceptLanguage) {
        var fields = new Fields();
        var chosen = language == null
                ? Language.preferred(acceptLanguage)
                : fields.required("language", language, Language::of, Language.COMPLAINT);
        var registration = new Registration(
                fields.required("email", email, EmailAddress::canonical, EmailAddress.COMPLAINT),
                fields.required("password", password, Normalisation::password, Normalisation.NO_PASSWORD),
                fields.optionalLine("full_name", fullName, Normalisation.LONGEST_NAME),
                fields.optional("phone", phone, PhoneNumber::canonical, PhoneNumber.COMPLAINT),
                fields.optional("username", username, Normalisation::username, NO_USERNAME),
                chosen,
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
