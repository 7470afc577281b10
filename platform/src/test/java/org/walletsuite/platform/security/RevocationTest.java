package org.walletsuite.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.trace.TracerProvider;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.walletsuite.platform.event.AccessEvent;
import org.walletsuite.platform.event.AccessEvent.AccessChanged;
import org.walletsuite.platform.event.EventCodec;
import org.walletsuite.platform.event.TopicFollower;
import org.walletsuite.platform.testing.ServiceTest;
import org.walletsuite.platform.testing.TestBroker;
import org.walletsuite.platform.testing.TestIssuer;

@ServiceTest
class RevocationTest {

    /** Nothing is there behind the door. */
    private static final int LET_IN = 404;

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private EventCodec codec;

    @Autowired
    private KafkaProperties kafka;

    @Autowired
    private KafkaConnectionDetails connection;

    @Autowired
    private MeterRegistry metrics;

    private final TestIssuer issuer = TestIssuer.shared();

    @Test
    void aDemotedPersonsTokenDiesSoon() throws Exception {
        var person = UUID.randomUUID();
        var before = issuer.token(person, Role.STAFF);
        assertThat(status(before)).isEqualTo(LET_IN);
        diesSoon(before, change(person, 1, true));
        assertThat(status(issuer.token(UUID.randomUUID(), Role.STAFF))).isEqualTo(LET_IN);
    }

    @Test
    void aTokenIssuedAfterTheChangeIsGoodAtOnce() throws Exception {
        var person = UUID.randomUUID();
        var change = change(person, 1, true);
        diesSoon(issuer.token(person, Role.STAFF), change);
        var after = issuer.sign(claims -> claims.subject(person.toString())
                .audience(SecuritySettings.AUDIENCE)
                .issueTime(Date.from(change.notBefore())));
        assertThat(status(after)).isEqualTo(LET_IN);
    }

    @Test
    void nothingOpensForAPersonWhoMayNotLogIn() throws Exception {
        var person = UUID.randomUUID();
        diesSoon(issuer.token(person, Role.USER), change(person, 1, false));
        var forged = issuer.sign(claims -> claims.subject(person.toString())
                .audience(SecuritySettings.AUDIENCE)
                .issueTime(Date.from(Instant.now().plusSeconds(4))));
        assertThat(status(forged)).isEqualTo(401);
    }

    @Test
    void anOlderChangeThatComesLaterChangesNothing() throws Exception {
        var person = UUID.randomUUID();
        diesSoon(issuer.token(person, Role.USER), change(person, 2, false));
        publish(change(person, 1, true));
        var other = UUID.randomUUID();
        diesSoon(issuer.token(other, Role.USER), change(other, 1, true));
        var late = issuer.sign(claims -> claims.subject(person.toString())
                .audience(SecuritySettings.AUDIENCE)
                .issueTime(Date.from(Instant.now().plusSeconds(4))));
        assertThat(status(late)).isEqualTo(401);
    }

    @Test
    void aRecordThatNobodyCanReadStopsNobody() throws Exception {
        var person = UUID.randomUUID();
        var good = codec.encode(change(person, 1, true));
        var bad = new ProducerRecord<>(AccessEvent.TOPIC, person.toString(), "{".getBytes(StandardCharsets.UTF_8));
        good.headers().forEach(bad.headers()::add);
        TestBroker.shared().send(bad);
        diesSoon(issuer.token(person, Role.USER), change(person, 2, true));
    }

    @Test
    void whoStartsAnewHearsOfAllEarlierChanges() throws Exception {
        var change = change(UUID.randomUUID(), 1, false);
        publish(change);
        var heard = Collections.synchronizedList(new ArrayList<AccessEvent>());
        var follower = new TopicFollower<>(
                AccessEvent.class, heard::add, codec, TracerProvider.noop().get("test"), kafka, connection);
        follower.start();
        try {
            Awaitility.await().until(follower::isCaughtUp);
            assertThat(heard).contains(change);
        } finally {
            follower.stop();
        }
    }

    @Test
    void nobodyIsJudgedBeforeAllIsHeardButServicesAre() {
        var revocations = new Revocations(Duration.ofHours(1), Clock.systemUTC(), new SimpleMeterRegistry());
        var person = Jwt.withTokenValue("x")
                .header("alg", "RS256")
                .subject(UUID.randomUUID().toString())
                .build();
        var service = Jwt.withTokenValue("x")
                .header("alg", "RS256")
                .subject("payment")
                .audience(List.of(SecuritySettings.SERVICE_AUDIENCE))
                .build();
        assertThatThrownBy(() -> revocations.caller(person, false)).isInstanceOf(AuthenticationServiceException.class);
        assertThat(revocations.caller(service, false).getPrincipal()).isEqualTo("payment");
    }

    @Test
    void operatorsSeeHowFreshTheKnowledgeIs() throws Exception {
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(metrics.get("access.age").timeGauge().value(TimeUnit.SECONDS))
                                .isLessThan(3));
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/prometheus"));
        assertThat(CLIENT.send(request.build(), BodyHandlers.ofString()).body())
                .contains("access_age_seconds", "access_refused_total", "access_changes");
    }

    private void diesSoon(String token, AccessChanged change) {
        publish(change);
        Awaitility.await().until(() -> status(token) == 401);
    }

    private static AccessChanged change(UUID person, long version, boolean active) {
        var now = Instant.now();
        var notBefore = now.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        return new AccessChanged(
                UUID.randomUUID().toString(), now, person, version, notBefore, active, List.of("USER"));
    }

    private void publish(AccessChanged change) {
        TestBroker.shared().send(codec.encode(change));
    }

    private int status(String token) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/me/wallets"))
                .header("Authorization", "Bearer " + token)
                .build();
        return CLIENT.send(request, BodyHandlers.ofString()).statusCode();
    }
}
