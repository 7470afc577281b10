package org.walletsuite.wallet.token;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.platform.security.SecuritySettings;
import org.walletsuite.platform.signing.SigningKeys;

/** The issuer's metadata and keys, with which its tokens can be verified. */
@RestController
class IssuerMetadataController {

    private static final String KEYS = "/.well-known/jwks.json";
    private static final CacheControl A_MINUTE =
            CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic();

    private final SigningKeys keys;
    private final Metadata metadata;

    IssuerMetadataController(SigningKeys keys, SecuritySettings settings) {
        this.keys = keys;
        var issuer = settings.issuers().getFirst().uri().toString();
        this.metadata = new Metadata(
                issuer,
                (issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer) + KEYS,
                List.of("public"),
                List.of(),
                List.of(),
                List.of("sub", "iss", "aud", "number", "roles", "preferred_username", "email", "iat", "exp", "jti"));
    }

    @GetMapping(KEYS)
    ResponseEntity<Map<String, Object>> keys() {
        return ResponseEntity.ok().cacheControl(A_MINUTE).body(keys.published().toJSONObject());
    }

    @GetMapping("/.well-known/openid-configuration")
    ResponseEntity<Metadata> metadata() {
        return ResponseEntity.ok().cacheControl(A_MINUTE).body(metadata);
    }

    /** Users log in by a call of our own, so no OAuth grant or response type is offered. */
    record Metadata(
            String issuer,
            @JsonProperty("jwks_uri") String jwksUri,
            @JsonProperty("subject_types_supported") List<String> subjectTypes,
            @JsonProperty("response_types_supported") List<String> responseTypes,
            @JsonProperty("grant_types_supported") List<String> grantTypes,
            @JsonProperty("claims_supported") List<String> claims) {}
}
