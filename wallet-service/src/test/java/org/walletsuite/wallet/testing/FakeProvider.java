package org.walletsuite.wallet.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
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
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;
import tools.jackson.databind.json.JsonMapper;

/** An OpenID provider on loopback, with real keys. */
public final class FakeProvider {

    public static final String AUDIENCE = "wallet-suite";

    private static @Nullable FakeProvider shared;

    private final HttpServer server;
    private volatile RSAKey rsa = rsa("rsa-1");
    private final ECKey elliptic = newElliptic();
    private volatile List<JWK> published = List.of(rsa, elliptic);
    private volatile boolean unavailable;
    private volatile @Nullable String otherIssuer;
    private volatile @Nullable String otherKeys;

    public FakeProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        answer("/realm/.well-known/openid-configuration", this::metadata);
        answer(
                "/realm/keys",
                () -> new JWKSet(published.stream().map(JWK::toPublicJWK).toList()).toString());
        server.start();
    }

    /** The provider of the service's tests. */
    public static synchronized FakeProvider shared() {
        if (shared == null) {
            shared = new FakeProvider();
        }
        return shared;
    }

    /** Points a service to the shared provider. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class Settings {

        @Bean
        DynamicPropertyRegistrar provider() {
            return settings -> {
                settings.add("suite.log-in.issuer", () -> shared().issuer());
                settings.add("suite.log-in.audience", () -> AUDIENCE);
            };
        }
    }

    public String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/realm";
    }

    public RSAKey rsa() {
        return rsa;
    }

    public ECKey elliptic() {
        return elliptic;
    }

    /** A token for this subject, for five minutes; claims that are null are left out. */
    public String token(String subject, Map<String, ? extends @Nullable Object> claims) {
        return token(JWSAlgorithm.RS256, usual -> {
            usual.subject(subject);
            claims.forEach(usual::claim);
            return usual;
        });
    }

    /** A token of a new subject. */
    public String token(JWSAlgorithm algorithm, UnaryOperator<JWTClaimsSet.Builder> claims) {
        try {
            var isElliptic = JWSAlgorithm.Family.EC.contains(algorithm);
            var header = new JWSHeader.Builder(algorithm)
                    .keyID((isElliptic ? elliptic : rsa).getKeyID())
                    .build();
            return sign(header, isElliptic ? new ECDSASigner(elliptic) : new RSASSASigner(rsa), claims);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public String sign(JWSHeader header, JWSSigner signer, UnaryOperator<JWTClaimsSet.Builder> claims) {
        try {
            var jwt = new SignedJWT(header, claims.apply(usual()).build());
            jwt.sign(signer);
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public JWTClaimsSet.Builder usual() {
        var now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject(UUID.randomUUID().toString())
                .audience(AUDIENCE)
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofMinutes(5))));
    }

    /** Signs with another key from now on, and publishes the old one no longer. */
    public void rotate() {
        rsa = rsa("rsa-" + UUID.randomUUID());
        published = List.of(rsa, elliptic);
    }

    public void setUnavailable(boolean unavailable) {
        this.unavailable = unavailable;
    }

    /** Names another issuer, or another place for the keys, in the metadata. */
    public void misname(@Nullable String issuer, @Nullable String keys) {
        otherIssuer = issuer;
        otherKeys = keys;
    }

    private String metadata() {
        var issuer = otherIssuer == null ? issuer() : otherIssuer;
        var keys = otherKeys == null ? issuer() + "/keys" : otherKeys;
        return JsonMapper.shared().writeValueAsString(Map.of("issuer", issuer, "jwks_uri", keys));
    }

    private void answer(String path, Supplier<String> body) {
        server.createContext(path, exchange -> {
            var bytes = body.get().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(unavailable ? 503 : 200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private static RSAKey rsa(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ECKey newElliptic() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("elliptic").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
