package org.walletsuite.partnersync.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.walletsuite.partnersync.testing.PartnerScenario;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.platform.testing.TestIssuer;

/** Partners give back their tokens. */
class RevocationTest extends PartnerScenario {

    @Test
    void aRevokedTokenIsPublishedOnceWhateverTheFormOfTheRequest() throws Exception {
        var partner = partner();
        var token = token(partner);
        var another = token(partner);

        revoke(partner, token).expect(200);
        revoke(partner, token).expect(200);
        postForm(
                        REVOKE,
                        "token=" + another + "&token_type_hint=access_token&client_id=" + partner.id()
                                + "&client_secret=" + partner.secret())
                .expect(200);

        assertThat(lastTerms(partner.id()).path("revokedTokens").valueStream().map(one -> one.asString()))
                .containsExactlyInAnyOrder(id(token), id(another));
        assertThat(events(partner.id())).hasSize(3);
    }

    @Test
    void whatIsNoTokenOfOursIsDoneWith() {
        var partner = partner();

        revoke(partner, "beer").expect(200);
        revoke(partner, TestIssuer.ofPartners().partnerToken(partner.id())).expect(200);

        assertThat(events(partner.id())).hasSize(1);
    }

    @Test
    void anExpiredTokenIsDoneWith() {
        var partner = partner();
        var token = token(partner);

        clock.putForward(Duration.ofHours(1).plusMinutes(1));
        revoke(partner, token).expect(200);

        assertThat(events(partner.id())).hasSize(1);
    }

    @Test
    void anothersTokenAndThatOfAnotherEnvironmentStay() {
        var partner = partner();
        var another = partner();
        var production = admin().post(
                        PARTNERS + "/" + partner.id() + "/credentials", "{\"environment\":\"production\"}")
                .expect(201)
                .text("/data/api_secret");

        assertThat(revoke(another, token(partner)).expect(400).text("/error")).isEqualTo("unauthorized_client");
        assertThat(revoke(new Access(partner.id(), production), token(partner))
                        .expect(400)
                        .text("/error"))
                .isEqualTo("unauthorized_client");
        assertThat(lastTerms(partner.id()).path("revokedTokens").isEmpty()).isTrue();
    }

    @Test
    void onlyWhoKnowsTheSecretRevokes() {
        var partner = partner();
        var token = token(partner);

        assertThat(revoke(new Access(partner.id(), "wrong"), token).expect(401).header("WWW-Authenticate"))
                .startsWith("Basic");
        postForm(REVOKE, "client_id=" + partner.id() + "&client_secret=" + partner.secret())
                .expect(400);
    }

    private Answer revoke(Access client, String token) {
        return asNobody()
                .post(
                        REVOKE,
                        "{\"token\":\"%s\",\"client_id\":\"%s\",\"client_secret\":\"%s\"}"
                                .formatted(token, client.id(), client.secret()));
    }

    private static String id(String token) throws ParseException {
        return SignedJWT.parse(token).getJWTClaimsSet().getJWTID();
    }
}
