package org.walletsuite.wallet.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.SignedJWT;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.walletsuite.wallet.testing.WalletServiceFixture;

@TestConstructor(autowireMode = AutowireMode.ALL)
@ExtendWith(OutputCaptureExtension.class)
class FirstUsersTest extends WalletServiceFixture {

    private final UserAccounts users;
    private final UserAccountRows rows;

    @Autowired
    FirstUsersTest(UserAccounts users, UserAccountRows rows) {
        this.users = users;
        this.rows = rows;
    }

    @ParameterizedTest
    @CsvSource({
        "user@example.com, USER",
        "staff@example.com, USER STAFF",
        "admin@example.com, USER STAFF ADMIN",
        "superadmin@example.com, USER STAFF ADMIN SUPER_ADMIN",
    })
    void existWithTheRolesOfTheirNames(String email, String roles) throws Exception {
        var answer = logIn(email, "Passw0rd!");
        assertThat(answer.status()).isEqualTo(200);
        var claims = SignedJWT.parse(answer.text("/access_token")).getJWTClaimsSet();
        assertThat(claims.getStringListClaim("roles")).isEqualTo(List.of(roles.split(" ", -1)));
        var pinHash = db.sql("select pin_hash from person where email = ?")
                .param(email)
                .query(String.class)
                .single();
        assertThat(new BCryptPasswordEncoder().matches("1234", pinHash)).isTrue();
    }

    @Test
    void areCreatedOnceHoweverManyReplicasStartTogether() throws Exception {
        var email = "boss-" + UUID.randomUUID() + "@example.com";
        atOnce(6, () -> {
            start(email, "a good password");
            return true;
        });
        start(email, "another password");
        assertThat(db.sql("select role from person where email = ?")
                        .param(email)
                        .query(String.class)
                        .list())
                .containsExactly("SUPER_ADMIN");
        assertThat(logIn(email, "a good password").status()).isEqualTo(200);
    }

    @Test
    void leaveAnExistingUsersRoleUnchangedAndLogThat(CapturedOutput output) {
        var guest = guest();
        start(guest.email(), "a good password");
        assertThat(output.getAll())
                .contains("User " + guest.id()
                        + " exists as USER, not as SUPER_ADMIN: it was registered before, and stays so")
                .doesNotContain(guest.email());
        assertThat(db.sql("select role from person where id = ?")
                        .param(guest.id())
                        .query(String.class)
                        .single())
                .isEqualTo("USER");
    }

    @Test
    void mayBeWhomAnotherSystemBroughtBefore() {
        var email = "boss-" + UUID.randomUUID() + "@example.com";
        var brought = UUID.randomUUID();
        db.sql("insert into person (id, email, origin, created_at) values (?, ?, 'midan', now())")
                .param(brought)
                .param(email)
                .update();

        start(email, "a good password");

        assertThat(logIn(email, "a good password").status()).isEqualTo(200);
        assertThat(count("person", "id = ? and role = 'SUPER_ADMIN'", brought)).isOne();
    }

    @Test
    void stayDisabledWithoutKeepingTheServiceFromStarting() {
        var email = "boss-" + UUID.randomUUID() + "@example.com";
        db.sql("insert into person (id, email, is_active, created_at) values (gen_random_uuid(), ?, false, now())")
                .param(email)
                .update();

        start(email, "a good password");

        assertThat(count("person", "email = ? and password_hash is null", email))
                .isOne();
    }

    @Test
    void logInWithEachNormalFormOfTheirPassword() {
        var email = "boss-" + UUID.randomUUID() + "@example.com";
        start(email, "Pa\u0308sswort");
        assertThat(logIn(email, "P\u00e4sswort").status()).isEqualTo(200);
    }

    @Test
    void areNotCreatedWithInvalidSettings() {
        assertThatThrownBy(() -> start("beer", "a good password")).hasMessageContaining("BOOTSTRAP_ADMIN_EMAIL");
        assertThatThrownBy(() -> start("boss@example.com", "short")).hasMessageContaining("BOOTSTRAP_ADMIN_PASSWORD");
    }

    private void start(String email, String password) {
        var settings = new FirstUsersSettings(new FirstUsersSettings.Admin(email, password), false);
        new FirstUsers(settings, users, rows).run(new DefaultApplicationArguments());
    }
}
