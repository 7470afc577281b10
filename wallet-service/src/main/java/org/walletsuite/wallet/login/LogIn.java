package org.walletsuite.wallet.person;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.error.ApiException;

/** The body of a log-in: the first given of e-mail, phone and username says who. */
record LogIn(
        @Nullable String email,
        @Nullable String phone,
        @Nullable String username,
        @Nullable String password) {

    /** A way to name a person. */
    enum By {
        EMAIL,
        PHONE,
        USERNAME
    }

    /**
     * Who wants to log in.
     *
     * @param name in the directory's spelling, or as typed where nobody can be called that
     * @param possible whether anybody can be called that
     */
    record Login(By by, String name, boolean possible) {}

    Login login() {
        if (email != null) {
            return login(By.EMAIL, email, Spelling.email(email));
        }
        if (phone != null) {
            return login(By.PHONE, phone, Spelling.phone(phone));
        }
        if (username != null) {
            return login(By.USERNAME, username, Spelling.username(username).map(name -> name.toLowerCase(Locale.ROOT)));
        }
        throw ApiException.invalid("email", SignUp.REQUIRED);
    }

    String givenPassword() {
        if (password == null) {
            throw ApiException.invalid("password", SignUp.REQUIRED);
        }
        return password;
    }

    private static Login login(By by, String typed, Optional<String> spelled) {
        return new Login(by, spelled.orElse(typed), spelled.isPresent());
    }

    @Override
    public String toString() {
        return "LogIn[email=" + email + ", phone=" + phone + ", username=" + username + "]";
    }
}
