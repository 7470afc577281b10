package org.walletsuite.wallet.login;

import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.wallet.person.PersonRows.By;
import org.walletsuite.wallet.person.Spelling;

/** The body of a log-in: the first given of e-mail, phone and username says who. */
record LogIn(
        @Nullable String email,
        @Nullable String phone,
        @Nullable String username,
        @Nullable String password) {

    private static final String REQUIRED = "This field is required.";

    /**
     * Who wants to log in.
     *
     * @param name in the directory's spelling, or as typed where nobody can be called that
     * @param possible whether anybody can be called that
     */
    record Login(By by, String name, boolean possible) {}

    Login login() {
        if (email != null) {
            return login(By.EMAIL, email);
        }
        if (phone != null) {
            return login(By.PHONE, phone);
        }
        if (username != null) {
            return login(By.USERNAME, username);
        }
        throw ApiException.invalid("email", REQUIRED);
    }

    String givenPassword() {
        if (password == null) {
            throw ApiException.invalid("password", REQUIRED);
        }
        return password;
    }

    private static Login login(By by, String typed) {
        var spelled = Spelling.name(by, typed);
        return new Login(by, spelled.orElse(typed), spelled.isPresent());
    }

    @Override
    public String toString() {
        return "LogIn[email=" + email + ", phone=" + phone + ", username=" + username + "]";
    }
}
