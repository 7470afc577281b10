package org.walletsuite.partnersync.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.context.AuthorizationServerContextHolder;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.stereotype.Component;
import org.walletsuite.partnersync.partner.PartnerClients.Client;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.partner.PartnerEnvironment;
import org.walletsuite.platform.partner.PartnerScope;
import org.walletsuite.platform.partner.PartnerTokenFailure;
import org.walletsuite.platform.security.SecuritySettings;
import org.walletsuite.platform.signing.SigningKeys;

/** Grants partners their tokens by Spring's authorization server, and recognises them when they come back. */
@Component
class PartnerTokens {

    private static final String ENVIRONMENT = "environment";
    private static final String NOT_BEFORE = "not-before";

    private final SigningKeys keys;
    private final TokenSettings settings;
    private final Clock clock;
    private final OAuth2ClientCredentialsAuthenticationProvider grant;
    private final Issuer issuer;

    PartnerTokens(SigningKeys keys, Issuer issuer, TokenSettings settings, Clock clock) {
        this.issuer = issuer;
        this.keys = keys;
        this.settings = settings;
        this.clock = clock;
        var generator =
                new JwtGenerator(new NimbusJwtEncoder((selector, _) -> selector.select(new JWKSet(keys.signer()))));
        generator.setClock(clock);
        generator.setJwtCustomizer(this::complete);
        this.grant = new OAuth2ClientCredentialsAuthenticationProvider(new NoAuthorizations(), generator);
    }

    /** A token that was granted. */
    record Granted(Client client, String value, long seconds, String scope) {

        @Override
        public String toString() {
            return "Granted[scope=" + scope + "]";
        }
    }

    /**
     * What a token says of itself.
     *
     * @param id by which it is revoked
     */
    record Known(String id, String partnerId, PartnerEnvironment environment, Instant expiresAt) {}

    /** Throws INVALID_SCOPE for a scope that no partner may have. */
    Granted grant(Client client, Set<String> scopes) {
        var registered = registered(client);
        var principal =
                new OAuth2ClientAuthenticationToken(registered, ClientAuthenticationMethod.CLIENT_SECRET_POST, null);
        AuthorizationServerContextHolder.setContext(issuer);
        try {
            var granted = (OAuth2AccessTokenAuthenticationToken)
                    grant.authenticate(new OAuth2ClientCredentialsAuthenticationToken(principal, scopes, Map.of()));
            var token = granted.getAccessToken();
            var scope = PartnerScope.codes().stream()
                    .filter(token.getScopes()::contains)
                    .toList();
            return new Granted(client, token.getTokenValue(), settings.life().toSeconds(), String.join(" ", scope));
        } catch (OAuth2AuthenticationException e) {
            throw new ApiException(PartnerTokenFailure.INVALID_SCOPE, PartnerTokenFailure.INVALID_SCOPE.message(), e);
        } finally {
            AuthorizationServerContextHolder.resetContext();
        }
    }

    private RegisteredClient registered(Client client) {
        return RegisteredClient.withId(
                        client.partnerId() + ":" + client.environment().code())
                .clientId(client.partnerId())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scopes(all -> all.addAll(PartnerScope.codes()))
                .clientSettings(ClientSettings.builder()
                        .setting(ENVIRONMENT, client.environment().code())
                        .setting(NOT_BEFORE, client.notBefore())
                        .build())
                .build();
    }

    /** A token's time of issue is the second of its signature, or the partner's last revocation where that is later. */
    private void complete(JwtEncodingContext token) {
        var client = token.getRegisteredClient().getClientSettings();
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant notBefore = Objects.requireNonNull(client.getSetting(NOT_BEFORE));
        var issuedAt = now.isBefore(notBefore) ? notBefore : now;
        token.getJwsHeader().type("JWT");
        token.getClaims()
                .audience(List.of(SecuritySettings.PARTNER_AUDIENCE))
                .issuedAt(issuedAt)
                .notBefore(now)
                .expiresAt(issuedAt.plus(settings.life()))
                .claim(ENVIRONMENT, Objects.requireNonNull(client.getSetting(ENVIRONMENT)));
    }

    /** One of our tokens, valid or not any more; empty for anything else. */
    Optional<Known> known(String text) {
        try {
            var token = SignedJWT.parse(text);
            var key = keys.published().getKeyByKeyId(token.getHeader().getKeyID());
            if (key == null || !token.verify(new RSASSAVerifier(key.toRSAKey()))) {
                return Optional.empty();
            }
            return known(token.getJWTClaimsSet());
        } catch (ParseException | JOSEException e) {
            return Optional.empty();
        }
    }

    private Optional<Known> known(JWTClaimsSet claims) throws ParseException {
        var environment = claims.getStringClaim(ENVIRONMENT);
        return Optional.ofNullable(environment)
                .flatMap(PartnerEnvironment::of)
                .filter(_ -> issuer.getIssuer().equals(claims.getIssuer()))
                .map(place -> new Known(
                        claims.getJWTID(),
                        claims.getSubject(),
                        place,
                        claims.getExpirationTime().toInstant()));
    }
}
