package org.walletsuite.wallet.exchange;

import static com.nimbusds.jose.JWSAlgorithm.ES256;
import static com.nimbusds.jose.JWSAlgorithm.HS256;
import static com.nimbusds.jose.JWSAlgorithm.RS256;
import static com.nimbusds.jose.JWSAlgorithm.RS384;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.walletsuite.platform.testing.Patience.await;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.security.Principal;
import org.walletsuite.platform.security.SecuritySettings;
import org.walletsuite.platform.security.SecuritySettings.TrustedIssuer;
import org.walletsuite.platform.setting.MalformedSetting;
import org.walletsuite.wallet.password.LogInSettings;
import org.walletsuite.wallet.testing.FakeProvider;

/** Which tokens of a provider are believed; its keys are real, and come over HTTP. */
class ProviderTokensTest {

    private static final BigInteger ORDER_OF_P256 =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

    private final FakeProvider provider = new FakeProvider();
    private final ProviderTokens tokens = tokens(provider.issuer());

    /** Only for two seconds is a provider waited for, who here has the same busy machine. */
    @BeforeEach
    void awaitKeys() {
        await().ignoreExceptionsInstanceOf(ApiException.class)
                .until(() -> tokens.verified(provider.token("alice", Map.of())).subject(), "alice"::equals);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "ES256", "PS256"})
    void believesTheProvidersSignature(String algorithm) {
        var token = provider.token(
                JWSAlgorithm.parse(algorithm),
                claims -> claims.subject("alice")
                        .claim("email", "Alice@Example.com")
                        .claim("email_verified", true)
                        .claim("name", "Alice"));

        var user = tokens.verified(token);

        assertThat(user.issuer()).isEqualTo(provider.issuer());
        assertThat(user.subject()).isEqualTo("alice");
        assertThat(user.email()).isEqualTo("alice@example.com");
        assertThat(user.fullName()).isEqualTo("Alice");
    }

    @Test
    void anEMailCountsOnlyOnceTheProviderHasProvedIt() {
        assertThat(emailOf(Map.of("email", "a@example.com", "email_verified", "true")))
                .isEqualTo("a@example.com");
        assertThat(emailOf(Map.of("email", "a@example.com"))).isNull();
        assertThat(emailOf(Map.of("email", "a@example.com", "email_verified", false)))
                .isNull();
        assertThat(emailOf(Map.of("email", "no address", "email_verified", true)))
                .isNull();
        assertThat(emailOf(Map.of("email", List.of("a@example.com"), "email_verified", true)))
                .isNull();
    }

    private @Nullable String emailOf(Map<String, Object> claims) {
        return tokens.verified(provider.token("alice", claims)).email();
    }

    static Stream<UnaryOperator<JWTClaimsSet.Builder>> unusableClaims() {
        var now = Instant.now();
        return Stream.of(
                claims -> claims.audience("somebody-else"),
                claims -> claims.audience((String) null),
                claims -> claims.issuer("https://login.example.com"),
                claims -> claims.issuer(null),
                claims -> claims.issuer(claims.build().getIssuer() + "/"),
                claims -> claims.expirationTime(null),
                claims -> claims.expirationTime(Date.from(now.minusSeconds(60))),
                claims -> claims.expirationTime(Date.from(now.plus(Duration.ofHours(25)))),
                claims -> claims.notBeforeTime(Date.from(now.plusSeconds(120))),
                claims -> claims.subject(null),
                claims -> claims.subject(" "),
                claims -> claims.subject("a\u0000b"),
                claims -> claims.subject("x".repeat(256)));
    }

    @ParameterizedTest
    @MethodSource("unusableClaims")
    void refusesATokenForOthersOrForAnotherTime(UnaryOperator<JWTClaimsSet.Builder> claims) {
        assertRefused(provider.token(RS256, claims));
    }

    @Test
    void clocksMayDifferALittle() {
        var now = Instant.now();
        var token = provider.token(
                RS256,
                claims -> claims.expirationTime(Date.from(now.minusSeconds(5)))
                        .notBeforeTime(Date.from(now.plusSeconds(10))));

        assertThat(tokens.verified(token).end()).isAfter(now);
    }

    @Test
    void refusesATokenWithoutASignature() {
        assertRefused(new PlainJWT(provider.usual().build()).serialize());
        var signed = provider.token("alice", Map.of());
        assertRefused(signed.substring(0, signed.lastIndexOf('.') + 1));
        assertRefused(signed.substring(0, signed.lastIndexOf('.')));
    }

    /** A verifier that takes the algorithm from the token would take the public key for a shared secret. */
    @Test
    void refusesAPublicKeyAsASharedSecret() throws JOSEException {
        var key = provider.rsa().toPublicJWK();
        for (var secret :
                List.of(key.toRSAPublicKey().getEncoded(), key.toJSONString().getBytes(StandardCharsets.UTF_8))) {
            var header = new JWSHeader.Builder(HS256).keyID(key.getKeyID()).build();
            assertRefused(provider.sign(header, new MACSigner(secret), claims -> claims));
        }
    }

    @Test
    void refusesOtherKeysWhereverTheTokenSaysTheyAre() throws JOSEException {
        var foreign = new RSAKeyGenerator(2048).keyID(provider.rsa().getKeyID()).generate();
        var signer = new RSASSASigner(foreign);
        var header = new JWSHeader.Builder(RS256).keyID(foreign.getKeyID());

        assertRefused(provider.sign(header.build(), signer, claims -> claims));
        assertRefused(provider.sign(header.jwk(foreign.toPublicJWK()).build(), signer, claims -> claims));
        assertRefused(provider.sign(
                header.jwkURL(URI.create(new FakeProvider().issuer() + "/keys")).build(), signer, claims -> claims));
    }

    @Test
    void refusesOtherAlgorithmsAndKindsOfTokens() throws JOSEException {
        var signer = new RSASSASigner(provider.rsa());
        var header = new JWSHeader.Builder(RS256).keyID(provider.rsa().getKeyID());

        assertRefused(provider.token(RS384, claims -> claims));
        assertRefused(
                provider.sign(header.type(new JOSEObjectType("logout+jwt")).build(), signer, claims -> claims));
        assertThat(tokens.verified(
                        provider.sign(header.type(new JOSEObjectType("at+jwt")).build(), signer, claims -> claims)))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", "..", "a.b.c", "e30.e30.e30", "null"})
    void refusesWhatIsNoToken(String text) {
        assertRefused(text);
    }

    @Test
    void refusesAChangedTokenAndALongOne() {
        var parts = provider.token("alice", Map.of()).split("\\.", -1);
        var other = provider.token("bob", Map.of()).split("\\.", -1);

        assertRefused(parts[0] + "." + other[1] + "." + parts[2]);
        assertRefused(provider.token("alice", Map.of("name", "x".repeat(20_000))));
    }

    /** So that a token can't be exchanged once more in another form. */
    @Test
    void aTokenIsTheSameHoweverItsSignatureIsWritten() throws ParseException {
        var token = provider.token(ES256, claims -> claims);
        var signature = SignedJWT.parse(token).getSignature().decode();
        var s = new BigInteger(1, Arrays.copyOfRange(signature, 32, 64));
        var mirrored = ORDER_OF_P256.subtract(s).toByteArray();
        var other = Arrays.copyOf(signature, 64);
        Arrays.fill(other, 32, 64, (byte) 0);
        var length = Math.min(32, mirrored.length);
        System.arraycopy(mirrored, mirrored.length - length, other, 64 - length, length);
        var again = token.substring(0, token.lastIndexOf('.') + 1) + Base64URL.encode(other);

        assertThat(again).isNotEqualTo(token);
        assertThat(tokens.verified(again).token())
                .isEqualTo(tokens.verified(token).token());
    }

    @Test
    void aNewKeyIsFoundWithoutARestart() {
        var before = provider.token("alice", Map.of());
        tokens.verified(before);

        provider.rotate();

        awaitKeys();
        assertRefused(before);
    }

    @Test
    void knownKeysSurviveAnOutageAndWithoutAnyNobodyCanTell() {
        provider.setUnavailable(true);

        assertThat(tokens.verified(provider.token("bob", Map.of())).subject()).isEqualTo("bob");
        assertNobodyCanTellWithoutKeys();
    }

    @Test
    void keysOfAnotherIssuerAreNotTaken() {
        provider.misname("https://login.example.com", null);
        assertNobodyCanTellWithoutKeys();
    }

    @Test
    void keysOverAnOpenLineAreNotTaken() {
        provider.misname(null, "http://login.example.com/keys");
        assertNobodyCanTellWithoutKeys();
    }

    @Test
    void withoutAProviderThereIsNothingToExchange() {
        var none = new ProviderTokens(new LogInSettings("", "", "true"), security(), Clock.systemUTC());

        assertThatThrownBy(() -> none.verified(provider.token("alice", Map.of())))
                .isInstanceOfSatisfying(
                        ApiException.class, error -> assertThat(error.code()).isEqualTo(ErrorCode.NOT_FOUND));
    }

    @Test
    void ourOwnIssuerIsNoProvider() {
        assertThatThrownBy(() -> tokens("https://wallet.example.com"))
                .isInstanceOf(MalformedSetting.class)
                .hasMessageStartingWith("AUTH_ISSUER");
    }

    private void assertNobodyCanTellWithoutKeys() {
        assertFails(tokens(provider.issuer()), provider.token("alice", Map.of()), ErrorCode.SERVICE_UNAVAILABLE);
    }

    private void assertRefused(String token) {
        assertFails(tokens, token, ErrorCode.UNAUTHORIZED);
    }

    private static void assertFails(ProviderTokens tokens, String token, ErrorCode code) {
        assertThatThrownBy(() -> tokens.verified(token))
                .isInstanceOfSatisfying(
                        ApiException.class, error -> assertThat(error.code()).isEqualTo(code));
    }

    private static ProviderTokens tokens(String issuer) {
        return new ProviderTokens(
                new LogInSettings(issuer, FakeProvider.AUDIENCE, "true"), security(), Clock.systemUTC());
    }

    private static SecuritySettings security() {
        var ours = URI.create("https://wallet.example.com");
        return new SecuritySettings(
                List.of(new TrustedIssuer(ours, ours, Set.of(Principal.Kind.USER))),
                List.of(),
                "wallet",
                "",
                Duration.ofSeconds(5),
                Duration.ofHours(24),
                Duration.ofSeconds(60));
    }
}
