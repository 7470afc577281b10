package org.walletsuite.wallet.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.walletsuite.platform.client.ServiceTokens;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.wallet.testing.WalletServiceFixture;

@TestConstructor(autowireMode = AutowireMode.ALL)
@ExtendWith(OutputCaptureExtension.class)
class IssuerTest extends WalletServiceFixture {

    private static final String TOKEN = "/internal/oauth2/token";
    private static final String MINE = "/api/v1/me/wallets";
    private static final String SECRET = "the-secret-of-payment";

    private final ServiceTokens own;

    @Autowired
    IssuerTest(ServiceTokens own) {
        this.own = own;
    }

    @Test
    void publishesThePublicKeysOnly() throws Exception {
        var answer = asNobody().get("/.well-known/jwks.json");
        assertThat(answer.status()).isEqualTo(200);
        var keys = JWKSet.parse(answer.body());
        assertThat(keys.getKeys()).isNotEmpty().noneMatch(key -> key.isPrivate());
        assertThat(answer.body()).contains("\"kty\":\"RSA\"", "\"alg\":\"RS256\"", "\"use\":\"sig\"");
        var token = SignedJWT.parse(accessToken());
        var key = keys.getKeyByKeyId(token.getHeader().getKeyID());
        assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo("RS256");
        assertThat(token.verify(new RSASSAVerifier(key.toRSAKey()))).isTrue();
    }

    @Test
    void publishesItsMetadata() {
        var metadata = asNobody().get("/.well-known/openid-configuration");
        assertThat(metadata.status()).isEqualTo(200);
        assertThat(metadata.text("/issuer")).isEqualTo(issuer.uri());
        assertThat(metadata.text("/jwks_uri")).isEqualTo(issuer.uri() + "/.well-known/jwks.json");
        assertThat(metadata.json().get("grant_types_supported").size()).isZero();
        assertThat(metadata.json().has("token_endpoint")).isFalse();
        assertThat(metadata.json().has("authorization_endpoint")).isFalse();
    }

    @Test
    void isAcceptedAndNoOtherIssuerIs() throws Exception {
        var good = accessToken();
        assertThat(as(good).get(MINE).status()).isEqualTo(200);
        assertThat(asNobody().get(MINE).status()).isEqualTo(401);
        var parts = good.split("\\.", -1);
        var claims = SignedJWT.parse(good).getJWTClaimsSet();
        var promoted = new JWTClaimsSet.Builder(claims)
                .claim("roles", new String[] {"ADMIN"})
                .build();
        var payload = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(promoted.toString().getBytes(StandardCharsets.UTF_8));
        for (var bad : new String[] {
            parts[0] + "." + payload + "." + parts[2],
            new PlainJWT(promoted).serialize(),
            parts[0] + "." + parts[1] + ".",
            "beer"
        }) {
            assertThat(as(bad).get(MINE))
                    .extracting(Answer::status, Answer::errorCode, Answer::errorMessage)
                    .containsExactly(401, "UNAUTHORIZED", "Invalid user");
        }
    }

    @Test
    void isNotAcceptedForLongerThanAnHour() {
        var token = accessToken();
        assertThat(as(token).get(MINE).status()).isEqualTo(200);
        clock.putForward(Duration.ofHours(1).plusSeconds(10));
        assertThat(as(token).get(MINE).status()).isEqualTo(401);
    }

    @Test
    void givesAServiceATokenForInternalPaths() throws Exception {
        var answer = ask("payment", SECRET, "grant_type=client_credentials");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().propertyNames()).containsExactly("access_token", "token_type", "expires_in");
        assertThat(answer.text("/token_type")).isEqualTo("Bearer");
        assertThat(answer.json().get("expires_in").asInt()).isEqualTo(3600);
        assertThat(answer.headers().getCacheControl()).isEqualTo("no-store");
        var token = answer.text("/access_token");
        var claims = SignedJWT.parse(token).getJWTClaimsSet();
        assertThat(claims.getSubject()).isEqualTo("payment");
        assertThat(claims.getAudience()).containsExactly("wallet-suite-internal");
        assertThat(claims.getClaims()).doesNotContainKeys("roles", "email");
        assertThat(as(token).get("/internal/festivals/" + festival()).status()).isEqualTo(200);
        assertThat(as(token).get(MINE).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "payment, wrong, grant_type=client_credentials, 401, invalid_client",
        "payment, '', grant_type=client_credentials, 401, invalid_client",
        "nobody, the-secret-of-payment, grant_type=client_credentials, 401, invalid_client",
        "nobody, '', grant_type=client_credentials, 401, invalid_client",
        "unset, '', grant_type=client_credentials, 401, invalid_client",
        "payment, the-secret-of-payment, grant_type=password, 400, unsupported_grant_type",
        "payment, the-secret-of-payment, scope=all, 400, invalid_request",
        "payment, the-secret-of-payment, grant_type=, 400, invalid_request",
        "payment, the-secret-of-payment, grant_type=client_credentials&grant_type=client_credentials, 400, invalid_request",
        "payment, the-secret-of-payment, grant_type=CLIENT_CREDENTIALS, 400, unsupported_grant_type",
    })
    void refusesServicesWithErrorsOfOAuth(String client, String secret, String form, int status, String error) {
        var answer = ask(client, secret, form);
        assertThat(answer)
                .extracting(Answer::status, Answer::body)
                .containsExactly(status, "{\"error\":\"" + error + "\"}");
        assertThat(answer.headers().getCacheControl()).isEqualTo("no-store");
        if (status == 401) {
            assertThat(answer.headers().getFirst(HttpHeaders.WWW_AUTHENTICATE)).startsWith("Basic");
        }
    }

    @ParameterizedTest
    @CsvSource({"Basic", "Basic !!!", "Basic cGF5bWVudA==", "Digest cGF5bWVudA=="})
    void refusesServicesWithoutCredentials(String authorization) {
        var answer = answer(client().post()
                .uri(TOKEN)
                .header(HttpHeaders.AUTHORIZATION, authorization)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body("grant_type=client_credentials"));
        assertThat(answer.body()).isEqualTo("{\"error\":\"invalid_client\"}");
        assertThat(answer(client().post().uri(TOKEN)).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"grant_type=%ff", "=1", "grant_type=%zz"})
    void refusesFormsThatCannotBeRead(String form) {
        assertThat(ask("payment", SECRET, form).status()).isEqualTo(400);
    }

    @Test
    void makesItsOwnServiceTokenAndRenewsItInTime() throws Exception {
        var token = own.current();
        assertThat(own.current()).isEqualTo(token);
        assertThat(SignedJWT.parse(token).getJWTClaimsSet().getSubject()).isEqualTo("wallet");
        assertThat(SignedJWT.parse(token).getJWTClaimsSet().getAudience()).containsExactly("wallet-suite-internal");
        clock.putForward(Duration.ofMinutes(31));
        assertThat(own.current()).isNotEqualTo(token);
        clock.reset();
    }

    @Test
    void replacesItsOwnServiceTokenThatWasRefused() {
        var refused = own.current();
        clock.putForward(Duration.ofSeconds(1));

        var other = own.insteadOf(refused);

        assertThat(other).isNotEqualTo(refused).isEqualTo(own.current());
        assertThat(own.insteadOf(refused)).as("replaced before").isEqualTo(other);
        clock.reset();
    }

    @Test
    void keepsSecretsOutOfLogsAndDescriptions(CapturedOutput output) {
        ask("payment", SECRET, "grant_type=client_credentials");
        ask("payment", SECRET + "!", "grant_type=client_credentials");
        ask("payment", SECRET, "grant_type=password");
        assertThat(output.getAll()).doesNotContain(SECRET);
        var settings = new TokenSettings(
                Duration.ofHours(1), Duration.ofDays(7), Duration.ofDays(90), Map.of("payment", SECRET));
        assertThat(settings.toString()).contains("payment").doesNotContain(SECRET);
    }

    private String accessToken() {
        return logIn(guest().email(), PASSWORD).text("/access_token");
    }

    private Answer ask(String client, String secret, String form) {
        return answer(client().post()
                .uri(TOKEN)
                .headers(headers -> headers.setBasicAuth(client, secret))
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(form));
    }
}
