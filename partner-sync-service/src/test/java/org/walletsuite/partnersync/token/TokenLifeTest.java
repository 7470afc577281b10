package org.walletsuite.partnersync.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.walletsuite.platform.testing.Patience.await;

import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.walletsuite.partnersync.testing.PartnerScenario;
import org.walletsuite.platform.testing.Answer;

/** Which secrets open something, and how long what they opened stays open. */
@ExtendWith(OutputCaptureExtension.class)
class TokenLifeTest extends PartnerScenario {

    @Test
    void theSecretSaysWhichEnvironment() throws Exception {
        var uat = partner();
        var opened = admin().post(PARTNERS + "/" + uat.id() + "/credentials", "{\"environment\":\"production\"}")
                .expect(201);

        var token = token(new Access(uat.id(), opened.text("/data/api_secret")));

        assertThat(SignedJWT.parse(token).getJWTClaimsSet().getStringClaim("environment"))
                .isEqualTo("production");
        assertThat(SignedJWT.parse(token(uat)).getJWTClaimsSet().getStringClaim("environment"))
                .isEqualTo("uat");
    }

    @Test
    void anInactivePartnerGetsNoTokenAndGetsOneAgainOnceItIsActive() {
        var partner = partner();

        change(partner.id(), "{\"status\":\"inactive\"}").expect(200);
        assertInvalidClient(askJson(partner));
        assertThat(lastTerms(partner.id()).path("active").asBoolean()).isFalse();

        change(partner.id(), "{\"status\":\"active\"}").expect(200);
        askJson(partner).expect(200);
    }

    @Test
    void oldSecretsLiveForTheGraceAndNoLonger() {
        var old = partner();
        var renewed = renew(old, "{\"grace_minutes\":5}");

        token(old);
        token(renewed);
        clock.putForward(Duration.ofMinutes(5));

        assertInvalidClient(askJson(old));
        token(renewed);
    }

    @Test
    void withoutGraceTheOldSecretAndItsTokensEndAtOnce() throws Exception {
        var old = partner();
        var token = SignedJWT.parse(token(old)).getJWTClaimsSet();

        var renewed = renew(old, "{}");

        assertInvalidClient(askJson(old));
        var notBefore = Instant.parse(lastTerms(old.id()).path("notBefore").asString());
        assertThat(token.getIssueTime().toInstant()).isBefore(notBefore);
        assertThat(SignedJWT.parse(token(renewed))
                        .getJWTClaimsSet()
                        .getIssueTime()
                        .toInstant())
                .isAfterOrEqualTo(notBefore);
    }

    @Test
    void aTokenIsTakenByServicesUntilItsPartnerIsInactive() {
        var partner = partner();
        var client = asPartner(token(partner));

        change(partner.id(), "{\"status\":\"inactive\"}").expect(200);
        await().until(() -> client.get("/api/v1/partner/nowhere").status() == 403);

        assertThat(client.get("/api/v1/partner/nowhere").text("/error_code")).isEqualTo("PARTNER_INACTIVE");
        change(partner.id(), "{\"status\":\"active\"}").expect(200);
        await().until(() -> client.get("/api/v1/partner/nowhere").status() == 401);
    }

    @Test
    void noTokenSurvivesADeactivationAtTheSameInstant() throws Exception {
        var partner = partner();

        var answers =
                atOnce(6, number -> number == 3 ? change(partner.id(), "{\"status\":\"inactive\"}") : askJson(partner));

        var notBefore = Instant.parse(lastTerms(partner.id()).path("notBefore").asString());
        for (var answer : answers) {
            if (answer.status() == 200 && answer.json().has("access_token")) {
                var claims = SignedJWT.parse(answer.text("/access_token")).getJWTClaimsSet();
                assertThat(claims.getIssueTime().toInstant()).isBefore(notBefore);
            }
        }
        assertInvalidClient(askJson(partner));
    }

    @Test
    void secretsAndTokensAreInNoLog(CapturedOutput output) {
        var partner = partner();
        var token = token(partner);
        askForm("grant_type=client_credentials&client_id=" + partner.id() + "&client_secret=" + partner.secret()
                + "&scope=admin");
        askForm("grant_type=client_credentials&client_id=" + partner.id() + "&client_secret=" + partner.secret() + "!");

        asPartner(token).get("/api/v1/partner/account").expect(200);
        asNobody()
                .post(
                        REVOKE,
                        "{\"token\":\"%s\",\"client_id\":\"%s\",\"client_secret\":\"%s\"}"
                                .formatted(token, partner.id(), partner.secret()))
                .expect(200);

        await().until(() -> count("outbox", "true") == 0);
        var seen = output.getAll() + metrics() + events(partner.id());
        assertThat(seen).doesNotContain(partner.secret(), token);
    }

    @Test
    void callsAreMeasuredAndClientsThatAreNoneAreOne() {
        var partner = partner();
        var stranger = someId();
        asPartner(token(partner)); // Before that its calls are those of somebody unknown.

        token(partner);
        askForm("grant_type=client_credentials&client_id=" + partner.id() + "&client_secret=wrong");
        askForm("grant_type=client_credentials&client_id=" + stranger + "&client_secret=wrong");
        askForm("grant_type=client_credentials");

        // A client may have its answer before the call is measured.
        await().untilAsserted(() -> assertThat(metrics().lines())
                .anyMatch(
                        line -> line.matches("partner_calls_seconds_count\\{.*environment=\"uat\".*operation=\"token\","
                                + "outcome=\"succeeded\",partner=\"" + partner.id() + "\".*"))
                .anyMatch(line -> line.contains("error=\"UNAUTHORIZED\"") && line.contains(partner.id()))
                .anyMatch(line -> line.contains("error=\"UNAUTHORIZED\"") && line.contains("partner=\"UNKNOWN\""))
                .noneMatch(line -> line.contains(stranger)));
    }

    private String metrics() {
        return asNobody().get("/actuator/prometheus").expect(200).body();
    }

    private static void assertInvalidClient(Answer answer) {
        assertThat(answer.expect(401).body()).isEqualTo("{\"error\":\"invalid_client\"}");
    }
}
