package org.walletsuite.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.walletsuite.platform.testing.Patience.await;
import static org.walletsuite.platform.testing.TestPartners.partner;
import static org.walletsuite.platform.testing.TestPartners.publish;

import com.nimbusds.jwt.SignedJWT;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.walletsuite.platform.directory.PartnerDirectory;
import org.walletsuite.platform.event.EventCodec;
import org.walletsuite.platform.event.PartnerEvent;
import org.walletsuite.platform.event.PartnerEvent.Terms;
import org.walletsuite.platform.event.TopicFollower;
import org.walletsuite.platform.partner.PartnerEnvironment;
import org.walletsuite.platform.partner.PaymentModel;
import org.walletsuite.platform.testing.TestBroker;
import org.walletsuite.platform.testing.TestIssuer;

/** Partners' tokens die with what the topic says of the partner. */
class PartnerAccessTest extends SecurityScene {

    private static final String PATH = "/api/v1/partner/things";

    private final TestIssuer partners = TestIssuer.ofPartners();
    private final String id = "ptr_" + UUID.randomUUID();

    @Autowired
    private EventCodec codec;

    @Autowired
    private PartnerDirectory directory;

    @Autowired
    private TopicFollower<PartnerEvent> follower;

    @Autowired
    private MeterRegistry metrics;

    @Test
    void aPartnerThatNobodyPublishedIsRefused() {
        assertThat(get(PATH, partners.partnerToken(id)).status()).isEqualTo(401);
    }

    @Test
    void anInactivePartnerIsToldSoOnEveryPath() {
        var token = knownPartner();

        publish(partner(id, 2, terms(false, Instant.now().plusSeconds(1), Set.of())));
        await().until(() -> get(PATH, token).status() == 403);

        assertThat(get(PATH, token).body()).contains("\"error_code\":\"PARTNER_INACTIVE\"");
        assertThat(get("/api/v1/me/wallets", token).status()).isEqualTo(403);
    }

    @Test
    void aTokenIssuedBeforeTheTimeIsRevokedAndALaterOneIsNot() {
        var token = knownPartner();
        var notBefore = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);

        publish(partner(id, 2, terms(true, notBefore, Set.of())));
        await().until(() -> get(PATH, token).status() == 401);

        var later = partners.sign(claims -> claims.subject(id)
                .audience(SecuritySettings.PARTNER_AUDIENCE)
                .claim("environment", "uat")
                .issueTime(Date.from(notBefore)));
        assertThat(get(PATH, later).status()).isEqualTo(200);
    }

    @Test
    void aRevokedTokenIsRefusedAndItsPartnersOthersAreNot() throws Exception {
        var token = knownPartner();
        var tokenId = SignedJWT.parse(token).getJWTClaimsSet().getJWTID();

        publish(partner(id, 2, terms(true, Instant.EPOCH, Set.of(tokenId))));
        await().until(() -> get(PATH, token).status() == 401);

        assertThat(get(PATH, partners.partnerToken(id)).status()).isEqualTo(200);
    }

    @Test
    void eachEnvironmentIsJudgedByItsOwnTerms() {
        knownPartner();
        var production = partners.sign(claims ->
                claims.subject(id).audience(SecuritySettings.PARTNER_AUDIENCE).claim("environment", "production"));
        var nowhere = partners.sign(claims ->
                claims.subject(id).audience(SecuritySettings.PARTNER_AUDIENCE).claim("environment", "moon"));

        assertThat(get(PATH, production).status()).isEqualTo(401);
        assertThat(get(PATH, nowhere).status()).isEqualTo(401);
    }

    @Test
    void anOlderChangeThatComesLaterChangesNothing() {
        var token = knownPartner();
        publish(partner(id, 3, terms(false, Instant.EPOCH, Set.of())));
        await().until(() -> get(PATH, token).status() == 403);

        publish(partner(id, 2, terms(true, Instant.EPOCH, Set.of())));
        var other = "ptr_" + UUID.randomUUID();
        publish(partner(other, 1, terms(true, Instant.EPOCH, Set.of())));
        publish(partner(id, 4, terms(true, Instant.EPOCH, Set.of("another"))));
        await().until(() -> get(PATH, token).status() == 200);

        assertThat(directory.find(id).orElseThrow().version()).isEqualTo(4);
    }

    @Test
    void aPartnerWithAnUnreadableChangeIsRefusedUntilANewerOneCanBeRead() {
        var token = knownPartner();
        var good = codec.encode(partner(id, 2, terms(true, Instant.EPOCH, Set.of())));
        var bad = new ProducerRecord<>(PartnerEvent.TOPIC, good.key(), "{".getBytes(StandardCharsets.UTF_8));
        good.headers().forEach(bad.headers()::add);

        TestBroker.shared().send(bad);
        await().until(() -> get(PATH, token).status() == 401);
        publish(partner(id, 3, terms(true, Instant.EPOCH, Set.of())));

        await().until(() -> get(PATH, token).status() == 200);
    }

    @Test
    void partnersAreRefusedBeforeTheTopicWasRead() {
        var access = new PartnerAccess(directory, new SimpleMeterRegistry());
        var somebody = new Principal.Partner(id, Set.of(), PartnerEnvironment.UAT);
        var token = Jwt.withTokenValue("x").header("alg", "RS256").subject(id).build();

        assertThatThrownBy(() -> access.check(somebody, token, false))
                .isInstanceOf(AuthenticationServiceException.class);
    }

    @Test
    void partnersAreRefusedOnceTheirTopicHasNotBeenReadForLongAndUsersAreNot() {
        var token = knownPartner();

        follower.stop();
        try {
            assertThat(get(PATH, token).status()).as("a short outage").isEqualTo(200);
            await().until(() -> get(PATH, token).status() == 503);
            assertThat(get("/api/v1/me/wallets", issuer.token(ALICE, Role.USER)).status())
                    .isEqualTo(200);
        } finally {
            follower.start();
        }

        await().until(() -> get(PATH, token).status() == 200);
    }

    @Test
    void aQuietTopicIsAsCurrentAsABusyOne() {
        await().pollDelay(Duration.ofSeconds(4)).until(() -> follower.isCurrent(Duration.ofSeconds(3)));
    }

    @Test
    void metricsShowHowCurrentTheDirectoryIs() {
        for (var name : List.of("partners.age", "partners.known", "partners.refused", "partners.unreadable")) {
            assertThat(metrics.find(name).meter()).as(name).isNotNull();
        }
    }

    /** A token of this test's partner, once it is known. */
    private String knownPartner() {
        publish(partner(id, 1, terms(true, Instant.EPOCH, Set.of())));
        var token = partners.partnerToken(id);
        await().until(() -> get(PATH, token).status() == 200);
        return token;
    }

    private static Terms terms(boolean active, Instant notBefore, Set<String> revoked) {
        return new Terms(
                PartnerEnvironment.UAT, active, PaymentModel.FLOAT_BASED, 100, null, notBefore, revoked, false);
    }
}
