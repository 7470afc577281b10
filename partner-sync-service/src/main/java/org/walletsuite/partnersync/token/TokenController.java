package org.walletsuite.partnersync.token;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.partnersync.partner.PartnerClients;
import org.walletsuite.partnersync.partner.PartnerClients.Client;
import org.walletsuite.partnersync.partner.PartnerClients.Shown;
import org.walletsuite.partnersync.token.PartnerTokens.Granted;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.openapi.AdditionalResponses;
import org.walletsuite.platform.partner.PartnerScope;
import org.walletsuite.platform.partner.PartnerTokenFailure;
import org.walletsuite.platform.partnercall.PartnerCallMetrics;
import org.walletsuite.platform.partnercall.PartnerOperation;
import org.walletsuite.platform.web.ForwardedAddress;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * Partners get their tokens by OAuth 2 client credentials (RFC 6749, 4.4), and give them back (RFC 7009). Both calls take
 * JSON and forms. The front is a controller and not the authorization server's filters, because those take no JSON, answer
 * malformed credentials with 400, and know nothing of lock-outs and of this family's errors.
 */
@RestController
@RequestMapping("/api/v1/partner/auth")
class TokenController {

    private static final String GRANT = "client_credentials";

    private final ClientAuthentication authentication;
    private final PartnerClients clients;
    private final PartnerTokens tokens;
    private final Arrival arrival;

    TokenController(
            ClientAuthentication authentication, PartnerClients clients, PartnerTokens tokens, Arrival arrival) {
        this.arrival = arrival;
        this.authentication = authentication;
        this.clients = clients;
        this.tokens = tokens;
    }

    @AdditionalResponses(HttpStatus.UNAUTHORIZED)
    @PartnerOperation("token")
    @PostMapping(path = "/token", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<TokenAnswer> token(
            HttpServletRequest request, @org.springframework.web.bind.annotation.RequestBody TokenRequest body) {
        return granted(request, body);
    }

    @AdditionalResponses(HttpStatus.UNAUTHORIZED)
    @PartnerOperation("token")
    @PostMapping(path = "/token", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    @RequestBody(content = @Content(schema = @Schema(implementation = TokenRequest.class)))
    ResponseEntity<TokenAnswer> tokenByForm(HttpServletRequest request) throws IOException {
        return granted(request, TokenRequest.of(FormBody.of(request)));
    }

    /** Also for a token that is none, or not valid any more: its client wants it to be good for nothing, and it is. */
    @AdditionalResponses(HttpStatus.UNAUTHORIZED)
    @PartnerOperation("revoke")
    @PostMapping(path = "/revoke", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Void> revoke(
            HttpServletRequest request, @org.springframework.web.bind.annotation.RequestBody RevocationRequest body) {
        return revoked(request, body);
    }

    @AdditionalResponses(HttpStatus.UNAUTHORIZED)
    @PartnerOperation("revoke")
    @PostMapping(path = "/revoke", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    @RequestBody(content = @Content(schema = @Schema(implementation = RevocationRequest.class)))
    ResponseEntity<Void> revokeByForm(HttpServletRequest request) throws IOException {
        return revoked(request, RevocationRequest.of(FormBody.of(request)));
    }

    private ResponseEntity<TokenAnswer> granted(HttpServletRequest request, TokenRequest asked) {
        var shown = shown(request, asked.clientId(), asked.clientSecret());
        if (asked.grantType() == null) {
            throw new ApiException(ErrorCode.VALIDATION_ERROR, "grant_type is required");
        }
        if (!asked.grantType().equals(GRANT)) {
            throw new ApiException(PartnerTokenFailure.UNSUPPORTED_GRANT_TYPE);
        }
        var scopes = scopes(asked.scope());
        var granted =
                clients.forClient(shown, client -> tokens.grant(client, scopes)).orElseThrow(ClientSecret::refusal);
        nameCaller(request, granted.client());
        arrival.await(granted.client());
        return unstored().body(TokenAnswer.of(granted));
    }

    private ResponseEntity<Void> revoked(HttpServletRequest request, RevocationRequest asked) {
        var shown = shown(request, asked.clientId(), asked.clientSecret());
        if (asked.token() == null) {
            throw new ApiException(ErrorCode.VALIDATION_ERROR, "token is required");
        }
        var client = clients.forClient(shown, one -> one).orElseThrow(ClientSecret::refusal);
        nameCaller(request, client);
        tokens.known(asked.token()).ifPresent(token -> {
            if (!token.partnerId().equals(client.partnerId()) || token.environment() != client.environment()) {
                throw new ApiException(PartnerTokenFailure.UNAUTHORIZED_CLIENT);
            }
            clients.revoke(client.partnerId(), client.environment(), token.id(), token.expiresAt());
        });
        return unstored().build();
    }

    private Shown shown(HttpServletRequest request, @Nullable String id, @Nullable String secret) {
        var client = ClientSecret.of(Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION)), id, secret);
        PartnerCallMetrics.calledBy(request, client.id(), null);
        return authentication.check(client, ForwardedAddress.of(request));
    }

    private static void nameCaller(HttpServletRequest request, Client client) {
        PartnerCallMetrics.calledBy(request, client.partnerId(), client.environment());
    }

    private static Set<String> scopes(@Nullable String scope) {
        return scope == null || scope.isBlank()
                ? Set.copyOf(PartnerScope.codes())
                : Set.copyOf(List.of(scope.strip().split(" +", -1)));
    }

    private static ResponseEntity.BodyBuilder unstored() {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).header(HttpHeaders.PRAGMA, "no-cache");
    }

    /** By RFC 6749, 5.1. */
    @JsonNaming(SnakeCaseStrategy.class)
    record TokenAnswer(String accessToken, String tokenType, long expiresIn, String scope) {

        static TokenAnswer of(Granted granted) {
            return new TokenAnswer(granted.value(), "Bearer", granted.seconds(), granted.scope());
        }

        @Override
        public String toString() {
            return "TokenAnswer[scope=" + scope + "]";
        }
    }
}
