package org.walletsuite.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;
import org.walletsuite.platform.family.Family;
import org.walletsuite.platform.testing.ServiceTest;
import org.walletsuite.platform.testing.TestIssuer;

@ServiceTest
class SecurityTest {

    private static final UUID ALICE = UUID.fromString("00000000-0000-7000-8000-00000000a11c");

    @LocalServerPort
    private int port;

    private final TestIssuer issuer = TestIssuer.shared();

    @ParameterizedTest
    @EnumSource
    void eachRoleMayDoWhatThoseBelowItMay(Role role) {
        var token = issuer.token(ALICE, role);
        assertThat(get("/api/v1/me/wallets", token).body()).isEqualTo("\"" + ALICE + " " + role + "\"");
        assertThat(get("/api/v1/wallets/1", token).status()).isEqualTo(role.includes(Role.STAFF) ? 200 : 401);
        assertThat(get("/api/v1/festivals", token).status()).isEqualTo(role.includes(Role.ADMIN) ? 200 : 403);
        assertThat(get("/internal/things", token).status()).isEqualTo(403);
    }

    @Test
    void aServiceTokenOpensInternalPathsOnly() {
        var token = issuer.serviceToken("payment");
        assertThat(get("/internal/things", token).status()).isEqualTo(200);
        assertThat(get("/api/v1/me/wallets", token).status()).isEqualTo(403);
    }

    @Test
    void aCallerWithoutATokenIsToldInTheWordsOfTheFamily() {
        assertThat(get("/api/v1/me/wallets", null).body())
                .isEqualTo("{\"error\":{\"code\":\"UNAUTHORIZED\",\"message\":\"Invalid user\"}}");
        assertThat(get("/api/v1/wallets/1", null).body())
                .isEqualTo("{\"error\":{\"code\":\"UNAUTHORIZED\",\"message\":\"Staff authentication required\"}}");
        assertThat(get("/api/v1/wallets/1", issuer.token(ALICE, Role.USER)).body())
                .isEqualTo("{\"error\":{\"code\":\"UNAUTHORIZED\",\"message\":\"Staff authentication required\"}}");
        assertThat(get("/account/me/", null).body())
                .isEqualTo("{\"detail\":\"Authentication credentials were not provided.\"}");
        assertThat(get("/nowhere", null).body()).contains("\"title\":\"Unauthorized\"", "\"status\":401");
    }

    @Test
    void refusesTokensThatAreNotOurs() throws Exception {
        var good = SignedJWT.parse(issuer.token(ALICE, Role.SUPER_ADMIN));
        var unsigned = new PlainJWT(good.getJWTClaimsSet()).serialize();
        var otherKey = new SignedJWT(good.getHeader(), good.getJWTClaimsSet());
        otherKey.sign(
                new RSASSASigner(new RSAKeyGenerator(2048).keyID("test-key").generate()));
        var tampered = tampered(good);
        var elsewhere = issuer.sign(claims -> claims.subject(ALICE.toString())
                .issuer("https://elsewhere.example")
                .audience(SecuritySettings.AUDIENCE));
        var forOthers = issuer.sign(claims -> claims.subject(ALICE.toString()).audience("another-product"));
        var expired = issuer.sign(claims -> claims.subject(ALICE.toString())
                .audience(SecuritySettings.AUDIENCE)
                .issueTime(Date.from(Instant.now().minusSeconds(120)))
                .expirationTime(Date.from(Instant.now().minusSeconds(60))));
        var nobody = issuer.sign(claims -> claims.subject("root").audience(SecuritySettings.AUDIENCE));
        for (var token : new String[] {
            unsigned, otherKey.serialize(), tampered, elsewhere, forOthers, expired, nobody, "beer", "a.b.c"
        }) {
            assertThat(get("/api/v1/me/wallets", token).status()).as(token).isEqualTo(401);
        }
    }

    @Test
    void aRequestIsReadOnlyForThoseWhoMaySendIt() {
        var user = issuer.token(ALICE, Role.USER);
        assertThat(post("/api/v1/payments", "{\"amount\":", user).body()).contains("Staff authentication required");
        assertThat(post("/api/v1/payments", "{\"amount\":0}", user).status()).isEqualTo(401);
        assertThat(post("/api/v1/payments", "{\"amount\":0}", issuer.token(ALICE, Role.STAFF))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aTokenSignedWithAnUnknownKeyIsABadTokenHoweverOftenItComes() throws Exception {
        var good = SignedJWT.parse(issuer.token(ALICE, Role.USER));
        for (var i = 0; i < 5; i++) {
            var key = new RSAKeyGenerator(2048).keyID("foreign-" + i).generate();
            var foreign = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    good.getJWTClaimsSet());
            foreign.sign(new RSASSASigner(key));
            assertThat(get("/api/v1/me/wallets", foreign.serialize()).body())
                    .isEqualTo("{\"error\":{\"code\":\"UNAUTHORIZED\",\"message\":\"Invalid user\"}}");
        }
        assertThat(get("/api/v1/me/wallets", issuer.token(ALICE, Role.USER)).status())
                .isEqualTo(200);
    }

    @Test
    void anExpiredTokenDoesNotCloseAPublicPath() {
        var expired = issuer.sign(claims -> claims.subject(ALICE.toString())
                .audience(SecuritySettings.AUDIENCE)
                .issueTime(Date.from(Instant.now().minusSeconds(120)))
                .expirationTime(Date.from(Instant.now().minusSeconds(60))));
        assertThat(get("/open", expired)).isEqualTo(new Answer(200, "\"open\""));
        assertThat(get("/open", "beer").status()).isEqualTo(200);
    }

    /** No service of these tests has them: whoever is let in finds nothing. */
    @Test
    void thePublicPathsOfTheFamiliesNeedNoToken() {
        assertThat(Stream.of(Family.values())
                        .flatMap(family -> family.endpoints().stream())
                        .filter(endpoints -> endpoints.arePublic())
                        .flatMap(endpoints -> endpoints.paths().stream()))
                .isNotEmpty()
                .allSatisfy(path -> {
                    assertThat(get(path, null).status()).isEqualTo(404);
                    assertThat(get(path + "/", "beer").status()).isEqualTo(404);
                });
    }

    @Test
    void whereAnotherCredentialIsTakenNoTokenCounts() {
        var admin = issuer.token(ALICE, Role.SUPER_ADMIN);

        assertThat(get("/api/sync/users", admin))
                .isEqualTo(new Answer(
                        401,
                        "{\"success\":false,\"code\":\"UNAUTHORIZED\",\"message\":\"Invalid or missing API key\"}"));
        assertThat(get("/api/v1/partner/auth/token", admin))
                .isEqualTo(new Answer(401, "{\"error\":\"invalid_client\"}"));
    }

    @Test
    void aRoleThatIsTooLowIsRefusedAsTheFamilySays() {
        var user = issuer.token(ALICE, Role.USER);

        assertThat(get("/account/staff", user))
                .isEqualTo(new Answer(403, "{\"detail\":\"You do not have permission to perform this action.\"}"));
        assertThat(get("/account/staff", issuer.token(ALICE, Role.STAFF)).status())
                .isEqualTo(200);
    }

    /** A user's signature under somebody else's claims. */
    private String tampered(SignedJWT admin) {
        var user = issuer.token(ALICE, Role.USER);
        var adminPayload = admin.serialize().split("\\.", -1)[1];
        var parts = user.split("\\.", -1);
        return parts[0] + "." + adminPayload + "." + parts[2];
    }

    private Answer get(String path, @Nullable String token) {
        return call(HttpMethod.GET, path, null, token);
    }

    private Answer post(String path, String body, String token) {
        return call(HttpMethod.POST, path, body, token);
    }

    private Answer call(HttpMethod method, String path, @Nullable String body, @Nullable String token) {
        var request =
                RestClient.create("http://127.0.0.1:" + port).method(method).uri(path);
        if (token != null) {
            request.header(HttpHeaders.AUTHORIZATION, "Bearer " + token);
        }
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).body(body);
        }
        return request.exchange((_, response) -> new Answer(
                response.getStatusCode().value(),
                new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8)));
    }

    private record Answer(int status, String body) {}

    @TestConfiguration
    static class Endpoints {

        @RestController
        static class Things {

            @GetMapping("/api/v1/me/wallets")
            String mine(@AuthenticationPrincipal Caller caller) {
                return caller.id() + " " + caller.role();
            }

            @StaffOnly
            @GetMapping("/api/v1/wallets/1")
            String staff() {
                return "staff";
            }

            @StaffOnly
            @GetMapping("/account/staff")
            String staffOfAnotherFamily() {
                return "staff";
            }

            @AdminOnly
            @GetMapping("/api/v1/festivals")
            String admin() {
                return "admin";
            }

            @StaffOnly
            @PostMapping("/api/v1/payments")
            Map<String, Object> pay(@Valid @RequestBody Body body) {
                return Map.of("amount", body.amount());
            }

            @GetMapping("/open")
            String open() {
                return "open";
            }

            @GetMapping("/internal/things")
            String internal() {
                return "things";
            }
        }

        record Body(@NotNull @Positive Long amount) {}
    }
}
