package org.walletsuite.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.walletsuite.platform.testing.Patience.await;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import org.walletsuite.platform.security.Role;

/** What becomes of clients and services that are silent for too long. */
@TestPropertySource(
        properties = {
            "gateway.body-timeout=7s",
            "suite.silence=5s",
            "gateway.routes.stream.timeout=5s",
            "gateway.streams.silence=8s"
        })
class SilenceTest extends GatewayTest {

    private static final String TOO_LATE = "{\"detail\":\"The request did not arrive in time, send it again.\"}";

    @Test
    void aBodyThatTakesTooLongIsRefused() {
        var answer = client().drip("/account/login");
        assertThat(answer).startsWith("HTTP/1.1 408 ").contains(TOO_LATE);
        assertThat(WALLET.requests()).isZero();
        assertThat(breaker("wallet-commands").getMetrics().getNumberOfFailedCalls())
                .isZero();
    }

    @Test
    void aBodyThatStallsIsRefusedSoThatItMayBeSentAgain() {
        var answer = client().raw("POST /account/login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\n{");
        assertThat(answer).startsWith("HTTP/1.1 408 ").contains(TOO_LATE).contains("Connection: close");
        assertThat(WALLET.requests()).isZero();
        assertThat(breaker("wallet-commands").getMetrics().getNumberOfFailedCalls())
                .isZero();
    }

    @Test
    void onlySilenceEndsAStreamAndNotTheTimeoutOfItsRoute() throws Exception {
        try (var listener = listener()) {
            var line = FEED.next();
            var start = Instant.now();
            line.say(": heartbeat\n\n");
            listener.hears("heartbeat");

            assertThat(listener.hears(StreamClient.END)).endsWith(StreamClient.END);

            assertThat(Duration.between(start, Instant.now())).isGreaterThan(Duration.ofSeconds(6));
            await().until(line::isHungUp);
        }
    }

    @Test
    void aSlowReaderIsNotReadAheadForAndLosesItsStream() throws Exception {
        try (var listener = listener()) {
            listener.hears("\r\n\r\n");
            var line = FEED.next();
            var mebibyte = "data: " + "x".repeat(1024 * 1024) + "\n\n";
            var said = 0;

            try {
                while (said < 256) {
                    line.say(mebibyte);
                    said++;
                }
            } catch (IOException e) {
                // The gateway has given up.
            }

            assertThat(said).as("what fits into the sockets' buffers").isLessThan(64);
            await().until(line::isHungUp);
        }
    }

    private StreamClient listener() {
        return new StreamClient(client().port(), "/api/v1/wallets/stream", bearer(Role.USER));
    }
}
