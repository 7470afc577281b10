package org.walletsuite.partnersync.token;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.platform.partner.PartnerScope;
import org.walletsuite.platform.signing.SigningKeys;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** The metadata (RFC 8414) and keys of the partners' issuer. */
@RestController
class MetadataController {

    /** The path of the partner API, below which the issuer is reached. */
    private static final String ROOT = "/api/v1/partner";

    private static final String NAME = "/.well-known/oauth-authorization-server";
    private static final String KEYS = "/.well-known/jwks.json";
    private static final CacheControl A_MINUTE =
            CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic();

    private final SigningKeys keys;
    private final Metadata metadata;

    MetadataController(SigningKeys keys, Issuer issuedBy) {
        this.keys = keys;
        var issuer = issuedBy.getIssuer();
        var methods = List.of("client_secret_basic", "client_secret_post");
        this.metadata = new Metadata(
                issuer,
                issuer + "/auth/token",
                methods,
                issuer + KEYS,
                issuer + "/auth/revoke",
                methods,
                List.of("client_credentials"),
                List.of(),
                PartnerScope.codes());
    }

    @GetMapping(ROOT + KEYS)
    ResponseEntity<Map<String, Object>> keys() {
        return ResponseEntity.ok().cacheControl(A_MINUTE).body(keys.published().toJSONObject());
    }

    /** The standard puts it before the issuer's path; many clients look behind it. */
    @GetMapping({NAME + ROOT, ROOT + NAME})
    ResponseEntity<Metadata> metadata() {
        return ResponseEntity.ok().cacheControl(A_MINUTE).body(metadata);
    }

    /** What clients need to know of the issuer. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Metadata(
            String issuer,
            String tokenEndpoint,
            List<String> tokenEndpointAuthMethodsSupported,
            String jwksUri,
            String revocationEndpoint,
            List<String> revocationEndpointAuthMethodsSupported,
            List<String> grantTypesSupported,
            List<String> responseTypesSupported,
            List<String> scopesSupported) {}
}
