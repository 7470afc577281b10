package org.walletsuite.wallet.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.walletsuite.wallet.testing.WalletServiceFixture;

/** Log-in with another form of the e-mail, phone or password than at sign-up. */
class LogInFormsTest extends WalletServiceFixture {

    @Test
    void acceptsAnEmailInEachOfItsForms() {
        var name = "n" + UUID.randomUUID();
        signUp("\u00e9" + name + "@b\u00fccher.example", PASSWORD);
        for (var form : List.of(
                "e\u0301" + name + "@bu\u0308cher.example",
                "\u00c9" + name.toUpperCase(Locale.ROOT) + "@xn--bcher-kva.example")) {
            assertThat(logIn(form, PASSWORD).status()).as(form).isEqualTo(200);
        }
        assertThat(logIn("\u00e9" + name + "\u200b@b\u00fccher.example", PASSWORD)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void acceptsAProvedPhoneInEachOfItsForms() {
        var guest = guest();
        var phone = newPhone();
        db.sql("update person set phone = ?, phone_verified = true where id = ?")
                .param(phone)
                .param(guest.id())
                .update();
        var local = phone.substring(3);
        for (var form : List.of(
                "0027 " + local, "+27 (0) " + local, "(+27) " + local.substring(0, 2) + "-" + local.substring(2))) {
            assertThat(logInByPhone(form)).as(form).isEqualTo(200);
        }
        assertThat(logInByPhone(phone + " ext. 5")).isEqualTo(401);
    }

    @Test
    void acceptsAPasswordInEachNormalForm() {
        var email = "p" + UUID.randomUUID() + "@example.com";
        assertThat(signUp(email, "Pa\u0308sswort \u00e9t\u00e9").status()).isEqualTo(201);
        assertThat(logIn(email, "P\u00e4sswort \u00e9t\u00e9").status()).isEqualTo(200);
        assertThat(logIn(email, "Pa\u0308sswort\u00a0e\u0301te\u0301").status()).isEqualTo(200);
        assertThat(logIn(email, "Passwort \u00e9t\u00e9").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Pa\u0308sswort", "tab\\tbed horse", "no\u00a0break horse"})
    void acceptsAPasswordThatWasHashedWithoutNormalisation(String typed) {
        var guest = guest();
        db.sql("update person set password_hash = ? where id = ?")
                .param(new BCryptPasswordEncoder().encode(typed.replace("\\t", "\t")))
                .param(guest.id())
                .update();
        assertThat(logIn(guest.email(), typed).status()).isEqualTo(200);
        assertThat(logIn(guest.email(), "another one").status()).isEqualTo(401);
    }

    private int logInByPhone(String phone) {
        return asNobody()
                .post("/account/login/", "{\"phone\": \"%s\", \"password\": \"%s\"}".formatted(phone, PASSWORD))
                .status();
    }
}
