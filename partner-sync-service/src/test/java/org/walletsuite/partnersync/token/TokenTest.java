package org.walletsuite.partnersync.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.walletsuite.partnersync.testing.PartnerScenario;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.platform.web.ForwardedAddress;

/** What partners get for their secret, in every way of showing it. */
class TokenTest extends PartnerScenario {

    private static final String GRANT = "grant_type=client_credentials";

    @Test
    void aTokenSaysWhoWhereAndWhatFor() throws Exception {
        var partner = partner();

        var answer = askJson(partner).expect(200);

        assertThat(answer.json().propertyNames()).containsExactly("access_token", "token_type", "expires_in", "scope");
        assertThat(answer.text("/token_type")).isEqualTo("Bearer");
        assertThat(answer.at("/expires_in").asInt()).isEqualTo(3600);
        assertThat(answer.text("/scope")).isEqualTo("voucher:issue voucher:query");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Pragma")).isEqualTo("no-cache");
        var token = SignedJWT.parse(answer.text("/access_token"));
        var claims = token.getJWTClaimsSet();
        assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo("RS256");
        assertThat(claims.getSubject()).isEqualTo(partner.id());
        assertThat(claims.getAudience()).containsExactly("wallet-suite-partner");
        assertThat(claims.getStringClaim("environment")).isEqualTo("uat");
        assertThat(claims.getStringListClaim("scope")).containsExactlyInAnyOrder("voucher:issue", "voucher:query");
        assertThat(claims.getJWTID()).isNotBlank();
        assertThat(Duration.between(
                        claims.getIssueTime().toInstant(),
                        claims.getExpirationTime().toInstant()))
                .isEqualTo(Duration.ofHours(1));
    }

    @Test
    void aSecretIsTakenFromJsonFormsAndBasicRawAndEncoded() {
        var partner = partner();
        var raw = partner.id() + ":" + partner.secret();
        var encoded = URLEncoder.encode(partner.id(), UTF_8) + ":" + URLEncoder.encode(partner.secret(), UTF_8);

        askJson(partner).expect(200);
        askForm(form(partner)).expect(200);
        basic(raw).expect(200);
        basic(encoded).expect(200);
        basic(raw.replace("sk_", "%73k%5F")).expect(200);
    }

    @Test
    void aFormIsUtf8WhateverCharsetItNames() {
        var partner = partner();

        for (var type : new String[] {
            "application/x-www-form-urlencoded; charset=utf-8", "application/x-www-form-urlencoded;charset=ISO-8859-1"
        }) {
            assertThat(answer(client().post()
                                    .uri(TOKEN)
                                    .header(HttpHeaders.CONTENT_TYPE, type)
                                    .body(form(partner).getBytes(UTF_8)))
                            .status())
                    .as(type)
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no colon", ":", "id:", ":secret", "id:%zz", "%zz:secret", "id:sk_ü", "\u0000:\u0000"})
    void credentialsThatAreNoneAreAnInvalidClient(String credentials) {
        assertInvalidClient(basic(credentials));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic", "Basic !!!", "Basic /w==", "Digest abc", "Bearer abc", "basic"})
    void headersThatShowNothingAreAnInvalidClient(String header) {
        assertInvalidClient(withHeader(header, GRANT));
    }

    @Test
    void wrongSecretsAndUnknownClientsAreAnsweredAlike() {
        var partner = partner();
        var other = partner();

        assertInvalidClient(askForm(GRANT + "&client_id=" + partner.id() + "&client_secret=" + other.secret()));
        assertInvalidClient(askForm(GRANT + "&client_id=" + someId() + "&client_secret=" + partner.secret()));
        assertInvalidClient(askForm(GRANT + "&client_id=" + partner.id() + "&client_secret=" + "x".repeat(5_000)));
        assertInvalidClient(askForm(GRANT + "&client_id=" + partner.id()));
        assertInvalidClient(askForm(GRANT));
    }

    @Test
    void aSecretInTheQueryIsIgnored() {
        var partner = partner();

        assertInvalidClient(answer(client().post()
                .uri(TOKEN + "?" + form(partner))
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(GRANT)));
        assertThat(answer(client().post()
                                .uri(TOKEN + "?client_secret=wrong&grant_type=none&scope=admin")
                                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                                .body(form(partner)))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void twoCredentialsOrAParameterTwiceAreAnInvalidRequest() {
        var partner = partner();
        var raw = partner.id() + ":" + partner.secret();
        var header = "Basic " + Base64.getEncoder().encodeToString(raw.getBytes(UTF_8));

        assertInvalidRequest(withHeader(header, form(partner)));
        assertInvalidRequest(withHeader(header, GRANT + "&client_id=another"));
        assertInvalidRequest(askForm(form(partner) + "&client_id=" + partner.id()));
        assertInvalidRequest(askForm(form(partner) + "&" + GRANT));
        assertInvalidRequest(askForm(form(partner) + "&scope=voucher:issue&scope=voucher:query"));
        assertInvalidRequest(askForm(form(partner) + "&x=%zz"));
        assertInvalidRequest(askForm(form(partner).replace(GRANT, "")));
        withHeader(header, GRANT + "&client_id=" + partner.id()).expect(200);
    }

    @Test
    void otherGrantsAreUnsupported() {
        var partner = partner();

        for (var grant : new String[] {"password", "CLIENT_CREDENTIALS", "refresh_token"}) {
            var refused =
                    askForm(form(partner).replace(GRANT, "grant_type=" + grant)).expect(400);
            assertThat(refused.text("/error")).as(grant).isEqualTo("unsupported_grant_type");
        }
    }

    @Test
    void aScopeIsGrantedAsFarAsItGoesAndNoFurther() {
        var partner = partner();

        var one = askForm(form(partner) + "&scope=voucher%3Aquery").expect(200);
        var both = askForm(form(partner) + "&scope=voucher:query+voucher:issue").expect(200);
        var none = askForm(form(partner) + "&scope=").expect(200);
        var refused = askForm(form(partner) + "&scope=voucher:issue+admin").expect(400);

        assertThat(one.text("/scope")).isEqualTo("voucher:query");
        assertThat(both.text("/scope")).isEqualTo("voucher:issue voucher:query");
        assertThat(none.text("/scope")).isEqualTo("voucher:issue voucher:query");
        assertThat(refused.text("/error")).isEqualTo("invalid_scope");
    }

    @Test
    void tenFailuresLockTheClientOutWhetherThereIsOneOrNot() {
        var partner = partner();

        for (var id : new String[] {partner.id(), someId()}) {
            for (var attempt = 0; attempt < 10; attempt++) {
                assertInvalidClient(askForm(GRANT + "&client_id=" + id + "&client_secret=wrong"));
            }
            var locked = askForm(GRANT + "&client_id=" + id + "&client_secret=" + partner.secret())
                    .expect(429);
            assertThat(locked.header("Retry-After")).isNotNull();
        }
        clock.putForward(Duration.ofMinutes(15).plusSeconds(1));
        askJson(partner).expect(200);
    }

    /** Partners' ids are no secrets. */
    @Test
    void aStrangerLocksNobodyElseOut() {
        var partner = partner();

        for (var attempt = 0; attempt < 10; attempt++) {
            assertInvalidClient(from("203.0.113.9", new Access(partner.id(), "wrong")));
        }

        from("203.0.113.9", partner).expect(429);
        from("203.0.113.10", partner).expect(200);
        askJson(partner).expect(200);
    }

    @Test
    void jsonIsJudgedAsFormsAre() {
        var partner = partner();
        var rest = ",\"client_id\":\"%s\",\"client_secret\":\"%s\"}".formatted(partner.id(), partner.secret());
        var grant = "{\"grant_type\":\"client_credentials\"";

        postJson(null, grant + ",\"scope\":\"voucher:query\"" + rest).expect(200);
        assertThat(postJson(null, grant + ",\"scope\":\"voucher:issue admin\"" + rest)
                        .expect(400)
                        .text("/error"))
                .isEqualTo("invalid_scope");
        assertInvalidRequest(postJson(null, grant + ",\"client_id\":\"" + partner.id() + "\"" + rest));
        assertInvalidRequest(postJson(null, grant + ",\"grant_type\":\"client_credentials\"" + rest));
        assertInvalidRequest(postJson(null, grant + ",\"grant_type\":1" + rest));
        assertInvalidRequest(postJson(null, "[]"));
        assertInvalidRequest(postJson(null, "{"));
        assertInvalidRequest(postJson(partner, grant + rest));
        assertInvalidClient(postJson(null, grant + "}"));
        assertThat(postJson(partner, grant + "}").expect(200).header("Cache-Control"))
                .isEqualTo("no-store");
        assertThat(askForm(form(partner)).expect(200).header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void anothersSecretIsAFailureAsAnyOther() {
        var partner = partner();
        var other = partner();

        failNineTimes(partner);
        assertInvalidClient(askJson(new Access(partner.id(), other.secret())));

        askJson(partner).expect(429);
    }

    @Test
    void aSecretThatHasEndedNeitherCountsNorBeginsTheCountAnew() {
        var old = partner();
        var renewed = renew(old, "{}");

        failNineTimes(old);
        assertInvalidClient(askJson(old));
        assertInvalidClient(askJson(old));
        assertInvalidClient(askJson(new Access(old.id(), "wrong")));

        askJson(renewed).expect(429);
        clock.putForward(Duration.ofMinutes(15).plusSeconds(1));
        for (var attempt = 0; attempt < 10; attempt++) {
            assertInvalidClient(askJson(old));
        }
        askJson(renewed).expect(200);
    }

    private void failNineTimes(Access partner) {
        for (var attempt = 0; attempt < 9; attempt++) {
            assertInvalidClient(askJson(new Access(partner.id(), "wrong")));
        }
    }

    private static String form(Access partner) {
        return GRANT + "&client_id=" + partner.id() + "&client_secret=" + partner.secret();
    }

    private Answer basic(String credentials) {
        return withHeader("Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8)), GRANT);
    }

    private Answer withHeader(String authorization, String form) {
        return answer(client().post()
                .uri(TOKEN)
                .header(HttpHeaders.AUTHORIZATION, authorization)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(form));
    }

    private Answer from(String address, Access access) {
        return answer(client().post()
                .uri(TOKEN)
                .header(ForwardedAddress.HEADER, address)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(form(access)));
    }

    /** With a header of Basic, too, where there is somebody for it. */
    private Answer postJson(@Nullable Access basic, String body) {
        var request = client().post().uri(TOKEN).header(HttpHeaders.CONTENT_TYPE, "application/json;charset=utf-8");
        if (basic != null) {
            request.headers(headers -> headers.setBasicAuth(basic.id(), basic.secret(), UTF_8));
        }
        return answer(request.body(body));
    }

    private static void assertInvalidClient(Answer answer) {
        assertThat(answer.expect(401).body()).isEqualTo("{\"error\":\"invalid_client\"}");
        assertThat(answer.header("WWW-Authenticate")).startsWith("Basic");
        assertThat(answer.header("Cache-Control")).contains("no-store");
    }

    private static void assertInvalidRequest(Answer answer) {
        assertThat(answer.expect(400).text("/error")).isEqualTo("invalid_request");
        assertThat(answer.header("Cache-Control")).contains("no-store");
    }
}
