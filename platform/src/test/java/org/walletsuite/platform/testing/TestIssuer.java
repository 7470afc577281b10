package org.walletsuite.platform.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.security.SecuritySettings;

/** A token issuer on loopback that publishes its keys and also hands out service tokens, as wallet-service does, or partners' tokens. */
public final class TestIssuer {

    private static @Nullable TestIssuer shared;
    private static @Nullable TestIssuer ofPartners;

    private final RSAKey key;
    private final HttpServer server;
    private volatile List<JWK> others = List.of();

    private TestIssuer() {
        try {
            key = new RSAKeyGenerator(2048).keyID("test-key").generate();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        answer(
                "/jwks.json",
                () -> new JWKSet(Stream.concat(Stream.of(key.toPublicJWK()), others.stream())
                                .toList())
                        .toString());
        answer(
                "/internal/oauth2/token",
                () -> "{\"access_token\":\"" + serviceToken("test")
                        + "\",\"token_type\":\"Bearer\",\"expires_in\":3600}");
        server.start();
    }

    public static synchronized TestIssuer shared() {
        if (shared == null) {
            shared = new TestIssuer();
        }
        return shared;
    }

    /** The issuer whom services trust for partners and for nobody else. */
    public static synchronized TestIssuer ofPartners() {
        if (ofPartners == null) {
            ofPartners = new TestIssuer();
        }
        return ofPartners;
    }

    /** Another issuer, whose key has the same id as ours. */
    static TestIssuer foreign() {
        return new TestIssuer();
    }

    /** Publishes another issuer's keys under this address too, so that its tokens are accepted. */
    public void alsoPublish(JWKSet keys) {
        others = keys.getKeys();
    }

    public String uri() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** A token of a user with this role, valid for an hour. */
    public String token(UUID user, Role role) {
        var roles =
                Stream.of(Role.values()).filter(role::includes).map(Role::name).toList();
        return sign(claims -> claims.subject(user.toString())
                .audience(SecuritySettings.AUDIENCE)
                .claim("roles", roles));
    }

    /** A partner's token, valid for an hour. */
    public String partnerToken(String partner, String... scopes) {
        return sign(claims -> claims.subject(partner)
                .audience(SecuritySettings.PARTNER_AUDIENCE)
                .claim("scope", List.of(scopes))
                .claim("environment", "uat"));
    }

    /** The token that a service sends to others. */
    public String serviceToken(String service) {
        return sign(claims -> claims.subject(service).audience(SecuritySettings.SERVICE_AUDIENCE));
    }

    /** A token with any claims; issuer and times are set already. */
    public String sign(UnaryOperator<JWTClaimsSet.Builder> claims) {
        var header =
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build();
        return sign(header, claims);
    }

    String sign(JWSHeader header, UnaryOperator<JWTClaimsSet.Builder> claims) {
        var now = Instant.now();
        var usual = new JWTClaimsSet.Builder()
                .issuer(uri())
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofHours(1))));
        try {
            var jwt = new SignedJWT(header, claims.apply(usual).build());
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    RSAKey publicKey() {
        return key.toPublicJWK();
    }

    private void answer(String path, Supplier<String> body) {
        server.createContext(path, exchange -> {
            var bytes = body.get().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }
}
