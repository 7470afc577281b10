package org.walletsuite.partnersync.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.walletsuite.partnersync.partner.HostLookup;
import org.walletsuite.partnersync.partner.WebhookTargets;
import org.walletsuite.partnersync.testing.WebhookReceiver;

/** How a try ends, whatever the endpoint does, and where none goes. */
class WebhookClientTest {

    private static final Duration TIMEOUT = Duration.ofMillis(700);

    /** For an answer that comes. */
    private static final Duration LONG = Duration.ofSeconds(30);

    private final WebhookReceiver receiver = new WebhookReceiver();

    @AfterEach
    void hangUp() {
        receiver.close();
    }

    @Test
    void resolvesOnceAndDialsWhatItHasJudged() {
        var lookups = new AtomicInteger();
        HostLookup rebinding = _ ->
                new InetAddress[] {InetAddress.getByName(lookups.incrementAndGet() == 1 ? "93.184.215.14" : "127.0.0.1")
                };
        var targets = WebhookTargets.of(rebinding, false);
        var url = "https://shop.example:" + receiver.port() + "/";
        assertThat(targets.complaint(url)).as("public when it is set").isEmpty();

        var attempt = sent(targets, url);

        assertThat(attempt.outcome()).isEqualTo(TryOutcome.FORBIDDEN);
        assertThat(lookups).hasValue(2);
        assertThat(receiver.received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://[::ffff:127.0.0.1]:%d/",
                "https://2130706433:%d/",
                "https://localhost.:%d/",
                "https://me@127.0.0.1:%d/",
                "https://127.0.0.1:%d/",
                "http://127.0.0.1:%d/",
                "https://localhost:0/"
            })
    void dialsNothingThatMayNotBeSet(String url) {
        var targets = WebhookTargets.of(InetAddress::getAllByName, false);
        var address = url.formatted(receiver.port());
        assertThat(targets.complaint(address)).isPresent();

        var attempt = sent(targets, address);

        assertThat(attempt.outcome()).isEqualTo(TryOutcome.FORBIDDEN);
        assertThat(receiver.received()).isEmpty();
    }

    @Test
    void followsNoRedirect() {
        receiver.does(WebhookReceiver.saying(("HTTP/1.1 307 So\r\nLocation: " + receiver.url()
                        + "\r\nSet-Cookie: a=b\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                .getBytes(UTF_8)));

        var attempt = sent();

        assertThat(attempt.outcome()).isEqualTo(TryOutcome.REFUSED);
        assertThat(attempt.status()).isEqualTo(307);
        sent();
        assertThat(receiver.received())
                .hasSize(2)
                .allSatisfy(request -> assertThat(request.headers())
                        .doesNotContainKeys("cookie", "accept-encoding", "upgrade", "authorization")
                        .containsKeys("user-agent", "content-type", "x-one"));
    }

    @Test
    void readsLittleOfAnEndlessAnswer() {
        receiver.does((_, out) -> {
            out.write("HTTP/1.1 200 So\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(UTF_8));
            var chunk = ("1000\r\n" + "x".repeat(0x1000) + "\r\n").getBytes(UTF_8);
            while (true) {
                out.write(chunk);
            }
        });

        var attempt = sent();

        assertThat(attempt.outcome()).isEqualTo(TryOutcome.ACCEPTED);
        assertThat(attempt.body()).hasSize(1_024);
    }

    @Test
    void waitsNoLongerThanTheTimeoutForAnEndpointThatSaysNothing() {
        receiver.does(receiver.hanging());

        assertTimedOut();
    }

    @Test
    void waitsNoLongerThanTheTimeoutForAnAnswerThatDrips() {
        receiver.does((_, out) -> {
            out.write("HTTP/1.1 200 So\r\nContent-Length: 1000\r\n\r\n".getBytes(UTF_8));
            drip(out::write);
        });

        assertTimedOut();
    }

    @Test
    void waitsNoLongerThanTheTimeoutForHeadersThatDrip() {
        receiver.does((_, out) -> {
            out.write("HTTP/1.1 200 So\r\nX-Long: ".getBytes(UTF_8));
            drip(out::write);
        });

        assertTimedOut();
    }

    @Test
    void waitsNoLongerThanTheTimeoutForASlowNameServer() {
        var never = new CountDownLatch(1);
        var slow = WebhookTargets.of(
                host -> {
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    throw new UnknownHostException(host);
                },
                true);

        var attempt = sent(slow, "http://shop.example/", TIMEOUT);

        never.countDown();
        assertThat(attempt.outcome()).isEqualTo(TryOutcome.TIMEOUT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello\r\n\r\n",
                "HTTP/1.1 two So\r\n\r\n",
                "HTTP/1.1 200 So\r\nContent-Length: 9\r\n\r\nok",
                "HTTP/1.1 200 So\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"
            })
    void takesNonsenseForNoAnswer(String nonsense) {
        receiver.does(WebhookReceiver.saying(nonsense.getBytes(UTF_8)));

        var attempt = sent();

        assertThat(attempt.outcome()).isEqualTo(TryOutcome.BROKEN_OFF);
        assertThat(attempt.error()).isNotBlank();
    }

    @Test
    void takesAnAnswerWithVeryManyHeadersForNone() {
        var headers = "X-One: 1\r\n".repeat(101);
        receiver.does(WebhookReceiver.saying(("HTTP/1.1 200 So\r\n" + headers + "\r\n").getBytes(UTF_8)));

        assertThat(sent().outcome()).isEqualTo(TryOutcome.BROKEN_OFF);
    }

    @Test
    void tellsAnEndpointThatIsNotThereFromOneThatRefuses() {
        var attempt = sent(anywhere(), "http://127.0.0.1:1/");

        assertThat(attempt.outcome()).isEqualTo(TryOutcome.UNREACHABLE);
        assertThat(attempt.status()).isNull();
    }

    @Test
    void cutsWhatIsNoTextSoThatItCanBeStored() {
        assertThat(Try.storable(new byte[] {'a', 0, (byte) 0xc3})).isEqualTo("a\ufffd\ufffd");
        assertThat(Try.storable("\u00e9".repeat(1_000).getBytes(UTF_8))).hasSize(512);
    }

    private interface Sink {
        void write(int next) throws IOException;
    }

    /** Byte by byte, until the client goes. */
    private static void drip(Sink out) throws IOException {
        for (var end = System.nanoTime() + LONG.multipliedBy(2).toNanos(); System.nanoTime() < end; ) {
            out.write('x');
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private void assertTimedOut() {
        var attempt = sent(anywhere(), receiver.url(), TIMEOUT);

        assertThat(attempt.outcome()).isEqualTo(TryOutcome.TIMEOUT);
        assertThat(attempt.duration()).isBetween(TIMEOUT, LONG);
    }

    private Try sent() {
        return sent(anywhere(), receiver.url());
    }

    private static WebhookTargets anywhere() {
        return WebhookTargets.of(InetAddress::getAllByName, true);
    }

    private static Try sent(WebhookTargets targets, String url) {
        return sent(targets, url, LONG);
    }

    private static Try sent(WebhookTargets targets, String url, Duration timeout) {
        var settings = new WebhookSettings(timeout, List.of(), 4, 4, Duration.ofDays(1), Duration.ofDays(30));
        var client = new WebhookClient(targets, settings, Clock.systemUTC());
        return client.send(url, Map.of("x-one", "1"), "{}".getBytes(UTF_8));
    }
}
