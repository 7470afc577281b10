package org.walletsuite.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.walletsuite.platform.testing.Patience.await;

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
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.walletsuite.platform.directory.PartnerDirectory;
import org.walletsuite.platform.event.AccessEvent;
import org.walletsuite.platform.event.AccessEvent.AccessChanged;
import org.walletsuite.platform.event.EventCodec;
import org.walletsuite.platform.event.TopicFollower;
import org.walletsuite.platform.testing.ServiceTest;
import org.walletsuite.platform.testing.TestBroker;
import org.walletsuite.platform.testing.TestIssuer;

@ServiceTest
class RevocationTest {

    /** The status of an accepted token, because there is no such endpoint. */
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

    @Autowired
    private PartnerDirectory partners;

    private final TestIssuer issuer = TestIssuer.shared();

    @Test
    void aDemotedUsersTokenIsSoonRevoked() throws Exception {
        var someone = UUID.randomUUID();
        var before = issuer.token(someone, Role.STAFF);
        assertThat(status(before)).isEqualTo(LET_IN);
        diesSoon(before, change(someone, 1, true));
        assertThat(status(issuer.token(UUID.randomUUID(), Role.STAFF))).isEqualTo(LET_IN);
    }

    @Test
    void aTokenIssuedAfterTheChangeIsGoodAtOnce() throws Exception {
        var someone = UUID.randomUUID();
        var before = issuer.token(someone, Role.STAFF);
        var change = change(someone, 1, true);
        diesSoon(before, change);
        assertThat(status(tokenAfter(change))).isEqualTo(LET_IN);
    }

    @Test
    void aDisabledUserHasNoAccess() throws Exception {
        var someone = UUID.randomUUID();
        diesSoon(issuer.token(someone, Role.USER), change(someone, 1, false));
        var forged = issuer.sign(claims -> claims.subject(someone.toString())
                .audience(SecuritySettings.AUDIENCE)
                .issueTime(Date.from(Instant.now().plusSeconds(4))));
        assertThat(status(forged)).isEqualTo(401);
    }

    @Test
    void anOlderChangeThatComesLaterChangesNothing() throws Exception {
        var someone = UUID.randomUUID();
        diesSoon(issuer.token(someone, Role.USER), change(someone, 2, false));
        publish(change(someone, 1, true));
        var other = UUID.randomUUID();
        diesSoon(issuer.token(other, Role.USER), change(other, 1, true));
        var late = issuer.sign(claims -> claims.subject(someone.toString())
                .audience(SecuritySettings.AUDIENCE)
                .issueTime(Date.from(Instant.now().plusSeconds(4))));
        assertThat(status(late)).isEqualTo(401);
    }

    @Test
    void aUserWithAnUnreadableChangeIsRefusedUntilANewerOneCanBeRead() throws Exception {
        var user = UUID.randomUUID();
        var token = issuer.token(user, Role.STAFF);
        var records = unreadable();

        publish(garbled(change(user, 2, false)));
        await().until(() -> status(token) == 401);

        await().until(() -> unreadable() > records);
        assertThat(status(issuer.token(UUID.randomUUID(), Role.STAFF))).isEqualTo(LET_IN);

        var newer = change(user, 3, true);
        publish(newer);
        await().until(() -> status(tokenAfter(newer)) == LET_IN);
        assertThat(status(token)).isEqualTo(401);
    }

    @Test
    void aChangeOfAnUnknownTypeIsUnreadable() throws Exception {
        var user = UUID.randomUUID();
        var future = codec.encode(change(user, 2, true));
        future.headers().remove("ce_type").add("ce_type", "access.changed.v9".getBytes(StandardCharsets.UTF_8));
        var incomplete = new ProducerRecord<>(
                AccessEvent.TOPIC, UUID.randomUUID().toString(), "{\"version\":2}".getBytes(StandardCharsets.UTF_8));
        future.headers().forEach(incomplete.headers()::add);
        incomplete.headers().remove("ce_type").add("ce_type", "access.changed.v1".getBytes(StandardCharsets.UTF_8));

        publish(future);
        publish(incomplete);

        for (var refused : List.of(user, UUID.fromString(incomplete.key()))) {
            await().until(() -> status(issuer.token(refused, Role.USER)) == 401);
        }
    }

    @Test
    void anUnreadableRecordWithoutAUserIsCountedAndBlocksNobody() throws Exception {
        var records = unreadable();
        var someone = UUID.randomUUID();
        var bad = new ProducerRecord<>(AccessEvent.TOPIC, "nobody", "{".getBytes(StandardCharsets.UTF_8));
        codec.encode(change(someone, 1, true)).headers().forEach(bad.headers()::add);

        publish(bad);
        publish(new ProducerRecord<>(AccessEvent.TOPIC, "gone", null));

        await().until(() -> unreadable() > records);
        assertThat(status(issuer.token(someone, Role.USER))).isEqualTo(LET_IN);
        diesSoon(issuer.token(someone, Role.USER), change(someone, 2, true));
    }

    @Test
    void anUnreadableRecordLeavesTheServiceReady() throws Exception {
        var user = UUID.randomUUID();
        publish(garbled(change(user, 2, false)));
        await().until(() -> status(issuer.token(user, Role.USER)) == 401);

        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness"));
        assertThat(CLIENT.send(request.build(), BodyHandlers.ofString()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aNewProcessReadsAllEarlierChanges() throws Exception {
        var change = change(UUID.randomUUID(), 1, false);
        var lost = UUID.randomUUID();
        publish(garbled(change(lost, 1, false)));
        publish(change);
        var reader = new Collected();
        var follower = new TopicFollower<>(
                AccessEvent.class, reader, codec, TracerProvider.noop().get("test"), kafka, connection);
        follower.start();
        try {
            await().until(follower::isCaughtUp);
            assertThat(reader.consumed).contains(change);
            assertThat(reader.unreadable).contains(lost.toString());
            await().until(() -> status(issuer.token(lost, Role.USER)) == 401);
        } finally {
            follower.stop();
        }
    }

    @Test
    void usersAreRefusedBeforeTheTopicWasReadButServicesAreNot() {
        var registry = new SimpleMeterRegistry();
        var nobodys = new PartnerAccess(partners, registry);
        var revocations = new Revocations(Duration.ofHours(1), nobodys, Clock.systemUTC(), registry);
        var someone = Jwt.withTokenValue("x")
                .header("alg", "RS256")
                .subject(UUID.randomUUID().toString())
                .audience(List.of(SecuritySettings.AUDIENCE))
                .build();
        var service = Jwt.withTokenValue("x")
                .header("alg", "RS256")
                .subject("payment")
                .audience(List.of(SecuritySettings.SERVICE_AUDIENCE))
                .build();
        assertThatThrownBy(() -> revocations.caller(someone, false, true))
                .isInstanceOf(AuthenticationServiceException.class);
        assertThat(revocations.caller(service, false, false).getPrincipal())
                .isEqualTo(new Principal.Service("payment"));
    }

    @Test
    void metricsShowHowCurrentTheChangesAre() throws Exception {
        await().untilAsserted(
                        () -> assertThat(metrics.get("access.age").timeGauge().value(TimeUnit.SECONDS))
                                .isLessThan(3));
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/prometheus"));
        assertThat(CLIENT.send(request.build(), BodyHandlers.ofString()).body())
                .contains(
                        "access_age_seconds",
                        "access_refused_total",
                        "access_changes",
                        "access_unreadable_total",
                        "access_unreadable_users");
    }

    private void diesSoon(String token, AccessChanged change) {
        publish(change);
        await().until(() -> status(token) == 401);
    }

    private static AccessChanged change(UUID someone, long version, boolean active) {
        var now = Instant.now();
        var notBefore = now.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        return new AccessChanged(
                UUID.randomUUID().toString(), now, someone, version, notBefore, active, List.of("USER"));
    }

    private void publish(AccessChanged change) {
        publish(codec.encode(change));
    }

    private static void publish(ProducerRecord<String, byte[]> record) {
        TestBroker.shared().send(record);
    }

    /** A record of a change of which only the headers arrived whole. */
    private ProducerRecord<String, byte[]> garbled(AccessChanged change) {
        var good = codec.encode(change);
        var bad = new ProducerRecord<>(AccessEvent.TOPIC, good.key(), "{".getBytes(StandardCharsets.UTF_8));
        good.headers().forEach(bad.headers()::add);
        return bad;
    }

    private String tokenAfter(AccessChanged change) {
        return issuer.sign(claims -> claims.subject(change.userId().toString())
                .audience(SecuritySettings.AUDIENCE)
                .issueTime(Date.from(change.notBefore())));
    }

    private double unreadable() {
        return metrics.get("access.unreadable").counter().count();
    }

    /** Collects all that it reads. */
    private static final class Collected implements TopicFollower.Reader<AccessEvent> {

        private final List<AccessEvent> consumed = new CopyOnWriteArrayList<>();
        private final List<String> unreadable = new CopyOnWriteArrayList<>();

        @Override
        public void consume(AccessEvent event, ConsumerRecord<String, byte[]> record) {
            consumed.add(event);
        }

        @Override
        public void unreadable(ConsumerRecord<String, byte[]> record, RuntimeException reason) {
            unreadable.add(record.key());
        }
    }

    private int status(String token) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/me/wallets"))
                .header("Authorization", "Bearer " + token)
                .build();
        return CLIENT.send(request, BodyHandlers.ofString()).statusCode();
    }
}
