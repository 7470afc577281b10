package org.walletsuite.wallet.exchange;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.openapi.AdditionalResponses;
import org.walletsuite.platform.web.Fields;
import org.walletsuite.wallet.device.DeviceFamily;
import org.walletsuite.wallet.login.TokenPair;

/** Log-in with a token of the operator's OpenID provider, in the gift-card family's format. */
@RestController
class ExchangeController {

    private final TokenExchanges exchanges;

    ExchangeController(TokenExchanges exchanges) {
        this.exchanges = exchanges;
    }

    @AdditionalResponses({HttpStatus.UNAUTHORIZED, HttpStatus.NOT_FOUND})
    @PostMapping("/account/token/exchange")
    ResponseEntity<TokenPair> exchange(
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.USER_AGENT, required = false) @Nullable
                    String userAgent,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable
                    String acceptLanguage,
            @RequestBody Exchange body) {
        if (body.token() == null) {
            throw ApiException.invalid("token", Fields.REQUIRED);
        }
        var pair = exchanges.exchange(body.token(), DeviceFamily.of(userAgent), acceptLanguage);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(pair);
    }

    record Exchange(
            @Schema(
                    requiredMode = REQUIRED,
                    description = "An ID or access token of the identity provider, a JWT; each is exchanged once.")
            @Nullable
            String token) {

        @Override
        public String toString() {
            return "Exchange[]";
        }
    }
}
