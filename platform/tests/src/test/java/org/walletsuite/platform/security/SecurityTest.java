package org.walletsuite.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.walletsuite.platform.family.Family;

class SecurityTest extends SecurityScene {

    @ParameterizedTest
    @EnumSource
    void eachRoleMayDoWhatThoseBelowItMay(Role role) {
        var token = issuer.token(ALICE, role);
        assertThat(get("/api/v1/me/wallets", token).body()).isEqualTo("\"" + ALICE + " null " + role + "\"");
        assertThat(get("/api/v1/wallets/1", token).status()).isEqualTo(role.includes(Role.STAFF) ? 200 : 401);
        assertThat(get("/api/v1/festivals", token).status()).isEqualTo(role.includes(Role.ADMIN) ? 200 : 403);
        assertThat(get("/admin/things", token).status()).isEqualTo(role.includes(Role.STAFF) ? 200 : 403);
        assertThat(get("/withdrawal/things", token).status()).isEqualTo(role == Role.SUPER_ADMIN ? 200 : 403);
        assertThat(get("/internal/things", token).status()).isEqualTo(403);
    }

    @Test
    void aCallerWithoutATokenGetsTheErrorOfTheFamily() {
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
    void aBodyIsReadOnlyForCallersWhoMaySendIt() {
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
    void whatTakesNoTokenIsOpenSoThatTheEndpointJudges() {
        assertThat(Stream.of(Family.values())
                        .flatMap(family -> family.endpoints().stream())
                        .filter(endpoints -> !endpoints.credential().isToken())
                        .flatMap(endpoints -> endpoints.paths().stream())
                        .map(path -> path.replace("/**", "")))
                .isNotEmpty()
                .allSatisfy(path -> {
                    assertThat(get(path, null).status()).isEqualTo(404);
                    assertThat(get(path + "/", "beer").status()).isEqualTo(404);
                });
    }

    @Test
    void whereAnotherCredentialIsTakenNoTokenCounts() {
        for (var token : new String[] {issuer.token(ALICE, Role.SUPER_ADMIN), issuer.serviceToken("payment"), "beer"}) {
            assertThat(get("/api/sync/things", token)).isEqualTo(new Answer(200, "\"anonymousUser\""));
        }
    }

    @Test
    void whatIsNotThereIsNotFoundInTheFormatOfItsFamily() {
        assertThat(get("/api/sync/users", null).body()).contains("\"success\":false,\"code\":\"NOT_FOUND\"");
        assertThat(get("/api/v1/wallet/topup/callbacks/mpesa", null).body())
                .contains("\"success\":false,\"httpStatus\":\"NOT_FOUND\"");
    }

    @Test
    void aRoleThatIsTooLowIsRefusedAsTheFamilySays() {
        var user = issuer.token(ALICE, Role.USER);

        assertThat(get("/admin/things", user))
                .isEqualTo(new Answer(403, "{\"detail\":\"You do not have permission to perform this action.\"}"));
        assertThat(get("/admin/things", issuer.token(ALICE, Role.STAFF)).status())
                .isEqualTo(200);
    }

    /** A user's signature under somebody else's claims. */
    private String tampered(SignedJWT admin) {
        var user = issuer.token(ALICE, Role.USER);
        var adminPayload = admin.serialize().split("\\.", -1)[1];
        var parts = user.split("\\.", -1);
        return parts[0] + "." + adminPayload + "." + parts[2];
    }
}
