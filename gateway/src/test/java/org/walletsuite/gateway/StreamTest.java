package org.walletsuite.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.walletsuite.platform.testing.Patience.await;

import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.walletsuite.gateway.stream.Streams;
import org.walletsuite.platform.event.AccessEvent.AccessChanged;
import org.walletsuite.platform.event.EventCodec;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.security.SecuritySettings;
import org.walletsuite.platform.testing.TestBroker;
import org.walletsuite.platform.testing.TestIssuer;

/** Streams: answers that go on for as long as the client stays connected. */
class StreamTest extends GatewayTest {

    private static final Duration SOON = Duration.ofSeconds(1);

    @Autowired
    @SuppressWarnings("NullAway.Init") // The test context sets it before any test runs.
    private Streams streams;

    @Autowired
    @SuppressWarnings("NullAway.Init") // The test context sets it before any test runs.
    private EventCodec codec;

    @Test
    void eachEventIsPassedOnAtOnce() throws Exception {
        try (var listener = listener(bearer(Role.USER))) {
            assertThat(listener.hears("\r\n\r\n"))
                    .as("the head comes before the first event")
                    .startsWith("HTTP/1.1 200")
                    .contains("text/event-stream");

            var line = FEED.next();
            line.say("data: one\n\n");
            listener.hears("data: one\n\n");
            line.say("data: two\n\n");
            listener.hears("data: two\n\n");
            line.end();

            assertThat(listener.hears(StreamClient.END)).endsWith(StreamClient.END);
        }
    }

    /** On a machine that was busy just then, another client is noticed in time. */
    @Test
    void aClientThatDisconnectsIsNoticedWithinASecondThoughNothingIsSent() {
        await().until(() -> {
            var listener = listener(bearer(Role.USER));
            listener.hears("\r\n\r\n");
            var line = FEED.next();
            var start = Instant.now();

            listener.close();

            await().until(line::isHungUp);
            return Duration.between(start, Instant.now()).compareTo(SOON) < 0;
        });
    }

    @Test
    void aStreamThatTheServiceBreaksOffLooksBrokenOffAndIsNotRetried() throws Exception {
        try (var listener = listener(bearer(Role.USER))) {
            var line = FEED.next();
            line.say("data: one\n\n");
            listener.hears("data: one");

            line.breakOff();

            assertThat(listener.hears(StreamClient.END)).endsWith("data: one\n\n\r\n");
            assertThat(FEED.requests()).isZero();
            assertThat(breaker("feed-reads").getMetrics().getNumberOfFailedCalls())
                    .isZero();
            assertThat(breaker("feed-reads").getState()).isEqualTo(State.CLOSED);
        }
    }

    @Test
    void eachUserHasFive() throws Exception {
        var user = bearer(Role.USER);
        var open = new ArrayList<StreamClient>();
        try {
            for (int stream = 0; stream < 5; stream++) {
                open.add(listener(user));
                assertThat(open.getLast().hears("\r\n\r\n")).startsWith("HTTP/1.1 200");
            }

            var refused = client().get("/api/v1/wallets/stream", "Authorization", user);
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().allValues("Retry-After")).containsExactly("5");
            assertThat(refused.headers().map().keySet())
                    .as("the limit on requests is not what refuses it")
                    .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("x-ratelimit-"));
            assertThat(refused.body())
                    .isEqualTo("{\"error\":{\"code\":\"RATE_LIMITED\",\"message\":\"Too many requests\"}}");
            assertThat(client().get("/account/stream", "Authorization", user).body())
                    .isEqualTo("{\"detail\":\"Request was throttled. Expected available in 5 seconds.\"}");
            try (var another = listener(bearer(Role.USER))) {
                assertThat(another.hears("\r\n\r\n")).startsWith("HTTP/1.1 200");
            }

            open.removeFirst().close();
            await().until(() -> {
                open.add(listener(user));
                return open.getLast().hears("\r\n\r\n").startsWith("HTTP/1.1 200");
            });
        } finally {
            open.forEach(StreamClient::close);
        }
    }

    @Test
    void aShutdownEndsThemBeforeItWaitsForOtherRequests() throws Exception {
        try (var listener = listener(bearer(Role.USER))) {
            listener.hears("\r\n\r\n");
            var line = FEED.next();

            streams.stop();
            try {
                assertThat(listener.hears(StreamClient.END)).endsWith(StreamClient.END);
                await().until(line::isHungUp);
                var refused = client().get("/api/v1/wallets/stream", "Authorization", bearer(Role.USER));
                assertThat(refused.statusCode()).isEqualTo(503);
                assertThat(refused.headers().allValues("Retry-After")).hasSize(1);
            } finally {
                streams.start();
            }
        }
        assertThat(streams.getPhase()).isGreaterThan(WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE);
    }

    @Test
    void aChangeOfTheUsersAccessEndsIt() throws Exception {
        var user = UUID.randomUUID();
        try (var listener = listener("Bearer " + TestIssuer.shared().token(user, Role.USER))) {
            var line = FEED.next();
            var now = Instant.now();

            TestBroker.shared()
                    .send(codec.encode(new AccessChanged(
                            UUID.randomUUID().toString(),
                            now,
                            user,
                            1,
                            now.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1),
                            true,
                            List.of("USER"))));

            endsAmidHeartbeats(listener, line);
        }
    }

    /** A machine that was busy just then may show it when it is not accepted any more, and shows another. */
    @Test
    void theEndOfTheTokenEndsIt() {
        await().until(() -> {
            try (var listener = listener("Bearer " + endingToken())) {
                if (!listener.hears("\r\n\r\n").startsWith("HTTP/1.1 200")) {
                    return false;
                }
                endsAmidHeartbeats(listener, FEED.next());
                return true;
            }
        });
    }

    /** A token is still accepted five seconds past its end, because clocks differ. */
    private static String endingToken() {
        return TestIssuer.shared()
                .sign(claims -> claims.subject(UUID.randomUUID().toString())
                        .audience(SecuritySettings.AUDIENCE)
                        .issueTime(Date.from(Instant.now().minusSeconds(60)))
                        .expirationTime(Date.from(Instant.now().minusSeconds(2))));
    }

    private static void endsAmidHeartbeats(StreamClient listener, StreamBackend.Line line) {
        await().until(() -> {
            if (!line.isHungUp()) {
                sayIfReceived(line);
            }
            return line.isHungUp() && listener.hasEnded();
        });
    }

    private static void sayIfReceived(StreamBackend.Line line) {
        try {
            line.say(": heartbeat\n\n");
        } catch (IOException e) {
            // The gateway has just closed the connection.
        }
    }

    private StreamClient listener(String bearer) {
        return new StreamClient(client().port(), "/api/v1/wallets/stream", bearer);
    }
}
