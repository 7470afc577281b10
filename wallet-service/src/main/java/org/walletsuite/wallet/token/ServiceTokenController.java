package org.walletsuite.wallet.token;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.platform.id.Sha256;

/** Issues service tokens by OAuth 2 client credentials (RFC 6749, 4.4). */
@RestController
class ServiceTokenController {

    private static final String BASIC = "Basic ";

    private final Map<String, String> clients;
    private final AccessTokens tokens;

    ServiceTokenController(TokenSettings settings, AccessTokens tokens) {
        this.clients = settings.clients();
        this.tokens = tokens;
    }

    @PostMapping("/internal/oauth2/token")
    ResponseEntity<Object> token(
            @RequestParam MultiValueMap<String, String> form,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization) {
        var client = Client.of(authorization).filter(this::isKnown);
        if (client.isEmpty()) {
            return refusal(HttpStatus.UNAUTHORIZED, "invalid_client");
        }
        var grantTypes = form.getOrDefault("grant_type", List.of());
        if (grantTypes.size() != 1 || grantTypes.getFirst().isEmpty()) {
            return refusal(HttpStatus.BAD_REQUEST, "invalid_request");
        }
        if (!grantTypes.getFirst().equals("client_credentials")) {
            return refusal(HttpStatus.BAD_REQUEST, "unsupported_grant_type");
        }
        var token = tokens.forService(client.get().name());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Granted(token, "Bearer", tokens.life().toSeconds()));
    }

    /** Compares hashes in constant time, also for an unknown client, so that the time reveals nothing. */
    private boolean isKnown(Client client) {
        var expected = clients.getOrDefault(client.name(), "");
        return MessageDigest.isEqual(hash(expected), hash(client.secret())) && !expected.isEmpty();
    }

    private static byte[] hash(String secret) {
        return Sha256.of(secret);
    }

    private static ResponseEntity<Object> refusal(HttpStatus status, String error) {
        var answer = ResponseEntity.status(status).cacheControl(CacheControl.noStore());
        if (status == HttpStatus.UNAUTHORIZED) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"services\"");
        }
        return answer.body(Map.of("error", error));
    }

    private record Granted(
            @JsonProperty("access_token") String accessToken,
            @JsonProperty("token_type") String tokenType,
            @JsonProperty("expires_in") long expiresIn) {

        @Override
        public String toString() {
            return "Granted[]";
        }
    }

    private record Client(String name, String secret) {

        static Optional<Client> of(@Nullable String authorization) {
            if (authorization == null || !authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
                return Optional.empty();
            }
            try {
                var decoded = Base64.getDecoder()
                        .decode(authorization.substring(BASIC.length()).strip());
                var text = new String(decoded, StandardCharsets.UTF_8);
                var colon = text.indexOf(':');
                return colon < 0
                        ? Optional.empty()
                        : Optional.of(new Client(text.substring(0, colon), text.substring(colon + 1)));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }

        @Override
        public String toString() {
            return "Client[name=" + name + "]";
        }
    }
}
