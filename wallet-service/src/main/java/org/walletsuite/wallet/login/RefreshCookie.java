package org.walletsuite.wallet.login;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.walletsuite.wallet.token.RefreshTokens;

/** The cookie of a browser's refresh token: for this host and HTTPS only, out of scripts' and other sites' reach. */
@Component
class RefreshCookie {

    static final String NAME = "__Host-refresh_token";

    private final Duration life;

    RefreshCookie(RefreshTokens tokens) {
        this.life = tokens.life();
    }

    /**
     * An answer with these tokens, which no cache may keep.
     *
     * @param body the body with the tokens in it
     */
    <T> ResponseEntity<T> answer(TokenPair pair, TokenTransport transport, Function<TokenPair, T> body) {
        var answer = ResponseEntity.ok().cacheControl(CacheControl.noStore());
        return switch (transport) {
            case BODY -> answer.body(body.apply(pair));
            case COOKIE ->
                answer.header(HttpHeaders.SET_COOKIE, cookie(Objects.requireNonNull(pair.refreshToken()), life))
                        .body(body.apply(pair.withoutRefreshToken()));
        };
    }

    /** The header that makes a browser forget its token. */
    String cleared() {
        return cookie("", Duration.ZERO);
    }

    private static String cookie(String value, Duration maxAge) {
        return ResponseCookie.from(NAME, value)
                .path("/")
                .secure(true)
                .httpOnly(true)
                .sameSite("Strict")
                .maxAge(maxAge)
                .build()
                .toString();
    }
}
