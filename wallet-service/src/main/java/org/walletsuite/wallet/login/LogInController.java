package org.walletsuite.wallet.login;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
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
    private final RefreshCookie cookie;
    private final LogInSettings settings;

    LogInController(LogIns logIns, LogOuts logOuts, RefreshCookie cookie, LogInSettings settings) {
        this.settings = settings;
        this.logIns = logIns;
        this.logOuts = logOuts;
        this.cookie = cookie;
    }

    @AdditionalResponses({HttpStatus.UNAUTHORIZED, HttpStatus.FORBIDDEN})
    @PostMapping("/login")
    ResponseEntity<TokenPair> logIn(
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.USER_AGENT, required = false) @Nullable
                    String userAgent,
            @Parameter(description = TokenTransport.DESCRIPTION)
                    @RequestHeader(name = TokenTransport.HEADER, required = false)
                    @Nullable
                    String transport,
            @RequestBody LogIn body) {
        settings.requirePasswords();
        var requested = TokenTransport.of(transport);
        return cookie.answer(logIns.logIn(body.checked(), DeviceFamily.of(userAgent)), requested, Function.identity());
    }

    @AdditionalResponses(HttpStatus.UNAUTHORIZED)
    @PostMapping("/token/refresh")
    ResponseEntity<TokenPair> refresh(
            @Parameter(description = TokenTransport.DESCRIPTION + " No body is needed then.")
                    @RequestHeader(name = TokenTransport.HEADER, required = false)
                    @Nullable
                    String transport,
            @CookieValue(name = RefreshCookie.NAME, required = false) @Nullable String held,
            @RequestBody(required = false) @Nullable Refresh body) {
        var requested = TokenTransport.of(transport);
        var pair = switch (requested) {
            case BODY -> logIns.refresh(required(given(body).refreshToken()));
            case COOKIE -> logIns.refreshShared(held == null ? "" : held);
        };
        return cookie.answer(pair, requested, Function.identity());
    }

    @PostMapping("/logout")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    ResponseEntity<Void> logOut(
            @AuthenticationPrincipal Principal.User caller,
            @Parameter(
                            description =
                                    "With \"cookie\" the cookie's log-in ends, and the cookie with it; no body is needed.")
                    @RequestHeader(name = TokenTransport.HEADER, required = false)
                    @Nullable
                    String transport,
            @CookieValue(name = RefreshCookie.NAME, required = false) @Nullable String held,
            @RequestBody(required = false) @Nullable LogOut body) {
        var requested = TokenTransport.of(transport);
        if (body != null && Boolean.TRUE.equals(body.everywhere())) {
            logOuts.everywhere(caller.id());
            return loggedOut(requested);
        }
        switch (requested) {
            case BODY -> logOuts.here(caller.id(), required(given(body).refreshToken()));
            case COOKIE -> logOuts.fromBrowser(caller.id(), held);
        }
        return loggedOut(requested);
    }

    private ResponseEntity<Void> loggedOut(TokenTransport transport) {
        var answer = ResponseEntity.noContent();
        return switch (transport) {
            case BODY -> answer.build();
            case COOKIE ->
                answer.header(HttpHeaders.SET_COOKIE, cookie.cleared()).build();
        };
    }

    /** Only with a cookie the body may be left out. */
    private static <T> T given(@Nullable T body) {
        if (body == null) {
            throw new ApiException(ErrorCode.VALIDATION_ERROR, "A JSON body is required.");
        }
        return body;
    }

    private static String required(@Nullable String refreshToken) {
        if (refreshToken == null) {
            throw ApiException.invalid("refresh_token", Fields.REQUIRED);
        }
        return refreshToken;
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
