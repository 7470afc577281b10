package org.walletsuite.wallet.login;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.openapi.AdditionalResponses;
import org.walletsuite.platform.security.Principal;
import org.walletsuite.platform.web.Fields;
import org.walletsuite.wallet.device.DeviceFamily;
import org.walletsuite.wallet.password.LogInSettings;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** Log-in, refresh and log-out, in the gift-card family's format. */
@RestController
@RequestMapping("/account")
class LogInController {

    private final LogIns logIns;
    private final LogOuts logOuts;
    private final LogInSettings settings;

    LogInController(LogIns logIns, LogOuts logOuts, LogInSettings settings) {
        this.settings = settings;
        this.logIns = logIns;
        this.logOuts = logOuts;
    }

    @AdditionalResponses({HttpStatus.UNAUTHORIZED, HttpStatus.FORBIDDEN})
    @PostMapping("/login")
    ResponseEntity<TokenPair> logIn(
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.USER_AGENT, required = false) @Nullable
                    String userAgent,
            @RequestBody LogIn body) {
        settings.requirePasswords();
        return secret(logIns.logIn(body.checked(), DeviceFamily.of(userAgent)));
    }

    @AdditionalResponses(HttpStatus.UNAUTHORIZED)
    @PostMapping("/token/refresh")
    ResponseEntity<TokenPair> refresh(@RequestBody Refresh body) {
        if (body.refreshToken() == null) {
            throw ApiException.invalid("refresh_token", Fields.REQUIRED);
        }
        return secret(logIns.refresh(body.refreshToken()));
    }

    @PostMapping("/logout")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void logOut(@AuthenticationPrincipal Principal.User caller, @RequestBody LogOut body) {
        if (Boolean.TRUE.equals(body.everywhere())) {
            logOuts.everywhere(caller.id());
        } else if (body.refreshToken() != null) {
            logOuts.here(caller.id(), body.refreshToken());
        } else {
            throw ApiException.invalid("refresh_token", Fields.REQUIRED);
        }
    }

    private static ResponseEntity<TokenPair> secret(TokenPair pair) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(pair);
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record Refresh(
            @Schema(requiredMode = REQUIRED) @Nullable String refreshToken) {

        @Override
        public String toString() {
            return "Refresh[]";
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record LogOut(
            @Schema(description = "Required unless everywhere is true.") @Nullable
            String refreshToken,

            @Nullable Boolean everywhere) {

        @Override
        public String toString() {
            return "LogOut[everywhere=" + everywhere + "]";
        }
    }
}
