package org.walletsuite.wallet.login;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.platform.security.Principal;
import org.walletsuite.platform.web.Fields;
import org.walletsuite.wallet.password.LogInSettings;
import org.walletsuite.wallet.password.Normalisation;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** The caller's own password, in the gift-card family's format. */
@RestController
class PasswordController {

    private final PasswordChanges passwords;
    private final RefreshCookie cookie;
    private final LogInSettings settings;

    PasswordController(PasswordChanges passwords, RefreshCookie cookie, LogInSettings settings) {
        this.settings = settings;
        this.passwords = passwords;
        this.cookie = cookie;
    }

    @PostMapping("/account/password/update")
    ResponseEntity<UpdatedPassword> updatePassword(
            @AuthenticationPrincipal Principal.User caller,
            @Parameter(description = TokenTransport.DESCRIPTION)
                    @RequestHeader(name = TokenTransport.HEADER, required = false)
                    @Nullable
                    String transport,
            @RequestBody AnotherPassword body) {
        settings.requirePasswords();
        var requested = TokenTransport.of(transport);
        var fields = new Fields();
        var oldPassword = fields.required("old_password", body.oldPassword(), Optional::of, Fields.REQUIRED);
        var password = fields.required("password", body.password(), Normalisation::password, Normalisation.NO_PASSWORD);
        fields.check();
        var pair = passwords.change(caller.id(), oldPassword, password);
        return cookie.answer(pair, requested, UpdatedPassword::with);
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record AnotherPassword(
            @Schema(requiredMode = REQUIRED) @Nullable String oldPassword,
            @Schema(requiredMode = REQUIRED) @Nullable String password) {

        @Override
        public String toString() {
            return "AnotherPassword[]";
        }
    }

    /** The tokens with which the caller, and nobody else, stays logged in. */
    @JsonNaming(SnakeCaseStrategy.class)
    record UpdatedPassword(
            String detail,
            String accessToken,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String refreshToken,

            String tokenType,
            long expiresIn) {

        static UpdatedPassword with(TokenPair pair) {
            return new UpdatedPassword(
                    "Password updated successfully.",
                    pair.accessToken(),
                    pair.refreshToken(),
                    pair.tokenType(),
                    pair.expiresIn());
        }

        @Override
        public String toString() {
            return "UpdatedPassword[]";
        }
    }
}
