package org.walletsuite.wallet.login;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.normalisation.EmailAddress;
import org.walletsuite.platform.normalisation.PhoneNumber;
import org.walletsuite.platform.web.Fields;
import org.walletsuite.wallet.form.Normalisation;
import org.walletsuite.wallet.person.PersonRows.By;

/** The body of a log-in: the first given of e-mail, phone and username says who. */
record LogIn(
        @Nullable String email,
        @Nullable String phone,
        @Nullable String username,
        @Schema(requiredMode = REQUIRED) @Nullable String password) {

    /**
     * Who wants to log in, by which name and password.
     *
     * @param name in the directory's spelling, or as typed where nobody can be called that
     * @param possible whether anybody can be called that
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
        var name = spelled(by, typed);
        return new Login(by, name.orElse(typed), name.isPresent(), secret);
    }

    private static Optional<String> spelled(By by, String typed) {
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
