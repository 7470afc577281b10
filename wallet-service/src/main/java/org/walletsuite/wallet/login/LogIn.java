package org.walletsuite.wallet.login;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.normalisation.EmailAddress;
import org.walletsuite.platform.normalisation.PhoneNumber;
import org.walletsuite.platform.web.Fields;
import org.walletsuite.wallet.password.Normalisation;
import org.walletsuite.wallet.user.UserAccountRows.By;

/** The body of a log-in: the first given of e-mail, phone and username identifies the user. */
record LogIn(
        @Nullable String email,
        @Nullable String phone,
        @Nullable String username,
        @Schema(requiredMode = REQUIRED) @Nullable String password) {

    /**
     * The name and password of a log-in.
     *
     * @param name normalised, or as typed where it can't be a user's name
     * @param possible whether it can be a user's name
     */
    record Login(By by, String name, boolean possible, String password) {

        @Override
        public String toString() {
            return "Login[by=" + by + ", name=" + name + "]";
        }
    }

    /** Throws an error that names every field that is missing. */
    Login checked() {
        var fields = new Fields();
        var by = email != null ? By.EMAIL : phone != null ? By.PHONE : By.USERNAME;
        var typed = fields.required(
                "email", email != null ? email : phone != null ? phone : username, Optional::of, Fields.REQUIRED);
        var secret = fields.required("password", password, Optional::of, Fields.REQUIRED);
        fields.check();
        var name = normalised(by, typed);
        return new Login(by, name.orElse(typed), name.isPresent(), secret);
    }

    private static Optional<String> normalised(By by, String typed) {
        return switch (by) {
            case EMAIL -> EmailAddress.canonical(typed);
            case PHONE -> PhoneNumber.canonical(typed);
            case USERNAME -> Normalisation.username(typed).map(name -> name.toLowerCase(Locale.ROOT));
        };
    }

    @Override
    public String toString() {
        return "LogIn[email=" + email + ", phone=" + phone + ", username=" + username + "]";
    }
}
