package org.walletsuite.wallet.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.security.Principal;
import org.walletsuite.platform.security.Role;
import org.walletsuite.wallet.password.LogInSettings;
import org.walletsuite.wallet.testing.WalletServiceFixture;

/** What is left where users log in at the identity provider only. */
class PasswordsOffTest extends WalletServiceFixture {

    private static final LogInSettings OFF = new LogInSettings("https://login.example.com", "wallet", "false");

    @Autowired
    @SuppressWarnings("NullAway.Init") // The test context sets it before any test runs.
    private LogIns logIns;

    @Autowired
    @SuppressWarnings("NullAway.Init") // The test context sets it before any test runs.
    private LogOuts logOuts;

    @Autowired
    @SuppressWarnings("NullAway.Init") // The test context sets it before any test runs.
    private PasswordChanges passwords;

    @Autowired
    @SuppressWarnings("NullAway.Init") // The test context sets it before any test runs.
    private RefreshCookie cookie;

    @Test
    void aRightPasswordIsRefusedAndARefreshTokenIsGood() {
        var guest = guest();
        var refresh = logIn(guest.email(), PASSWORD).text("/refresh_token");
        var controller = new LogInController(logIns, logOuts, cookie, OFF);

        assertForbidden(() -> controller.logIn(null, null, new LogIn(guest.email(), null, null, PASSWORD)));

        assertThat(controller
                        .refresh(null, null, new LogInController.Refresh(refresh))
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
    }

    @Test
    void nobodyChangesAPassword() {
        var controller = new PasswordController(passwords, cookie, OFF);
        var caller = new Principal.User(UUID.randomUUID(), 1L, Role.USER);

        assertForbidden(() ->
                controller.updatePassword(caller, null, new PasswordController.AnotherPassword(PASSWORD, PASSWORD)));
    }

    private static void assertForbidden(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ApiException.class, error -> {
            assertThat(error.code()).isEqualTo(ErrorCode.FORBIDDEN);
            assertThat(error.message()).contains("identity provider");
        });
    }
}
