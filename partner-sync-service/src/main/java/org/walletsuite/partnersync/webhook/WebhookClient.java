package org.walletsuite.partnersync.webhook;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.walletsuite.partnersync.partner.WebhookTargets;
import org.walletsuite.partnersync.partner.WebhookTargets.ForbiddenTarget;

/**
 * Sends to addresses that others choose. Each try resolves the host once and dials what was judged, over a connection of
 * its own, so that none that is stale is blamed on a partner; it follows no redirects, reads little, and ends in time.
 */
@Component
class WebhookClient implements DisposableBean {

    /** More of an answer is not read. */
    static final int MOST_READ = 64 * 1_024;

    private static final Logger LOG = LoggerFactory.getLogger(WebhookClient.class);
    private static final ContentType JSON = ContentType.create("application/json");
    private static final int LONGEST_LINE = 8_192;
    private static final int MOST_HEADERS = 100;
    private static final int SPARE_CONNECTIONS = 64;

    private final WebhookTargets targets;
    private final Duration timeout;
    private final Clock clock;
    private final CloseableHttpClient http;

    WebhookClient(WebhookTargets targets, WebhookSettings settings, Clock clock) {
        this.targets = targets;
        this.timeout = settings.timeout();
        this.clock = clock;
        this.http = http(targets, Timeout.of(timeout), settings.workers() + SPARE_CONNECTIONS);
    }

    private static CloseableHttpClient http(WebhookTargets targets, Timeout timeout, int connections) {
        var manager = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new Judged(targets))
                .setMaxConnTotal(connections)
                .setMaxConnPerRoute(connections)
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(Http1Config.custom()
                                .setMaxLineLength(LONGEST_LINE)
                                .setMaxHeaderCount(MOST_HEADERS)
                                .build())
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(timeout)
                        .setSocketTimeout(timeout)
                        .build())
                .build();
        return HttpClients.custom()
                .setConnectionManager(manager)
                .setConnectionReuseStrategy((_, _, _) -> false)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(timeout)
                        .setResponseTimeout(timeout)
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .setUserAgent("WalletSuite-Webhooks/1")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableContentCompression()
                .disableAuthCaching()
                .build();
    }

    /** What it returns is what is dialled. */
    private record Judged(WebhookTargets targets) implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return targets.addresses(host);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
    private record Answer(int status, byte[] body) {}

    /** Posts a body; whatever the endpoint does is an outcome, and none takes much longer than the timeout. */
    Try send(String url, Map<String, String> headers, byte[] body) {
        var startedAt = clock.instant();
        var begun = System.nanoTime();
        HttpPost request;
        try {
            request = new HttpPost(targets.dialled(url));
        } catch (ForbiddenTarget e) {
            return Try.failed(TryOutcome.FORBIDDEN, url, startedAt, since(begun), e.getMessage());
        }
        headers.forEach(request::setHeader);
        request.setEntity(new ByteArrayEntity(body, JSON));
        var exchange = new FutureTask<>(() -> exchange(request));
        Thread.ofVirtual().name("webhook-try").start(exchange); // Not even a look-up keeps its caller longer.
        try {
            var answer = exchange.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
            return Try.answered(url, startedAt, since(begun), answer.status(), answer.body());
        } catch (TimeoutException _) {
            return timedOut(url, startedAt, begun);
        } catch (ExecutionException e) {
            return failed(url, startedAt, begun, Objects.requireNonNullElse(e.getCause(), e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted during a try, which is nobody's", e);
        } finally {
            request.cancel();
            exchange.cancel(true);
        }
    }

    private Answer exchange(HttpPost request) throws IOException {
        var response = http.executeOpen(null, request, null);
        try {
            return new Answer(response.getCode(), beginning(response));
        } finally {
            request.cancel(); // First, because closing reads what is left.
            close(response);
        }
    }

    private static byte[] beginning(ClassicHttpResponse response) throws IOException {
        var entity = response.getEntity();
        return entity == null ? new byte[0] : entity.getContent().readNBytes(MOST_READ);
    }

    private static void close(ClassicHttpResponse response) {
        try {
            response.close();
        } catch (IOException e) {
            LOG.debug("The rest of an answer was not read", e);
        }
    }

    private Try failed(String url, Instant startedAt, long begun, Throwable failure) {
        return switch (failure) {
            case ForbiddenTarget e -> Try.failed(TryOutcome.FORBIDDEN, url, startedAt, since(begun), e.getMessage());
            case UnknownHostException _ -> unreachable(url, startedAt, begun, "The host is not found");
            case SSLException e -> unreachable(url, startedAt, begun, "No TLS connection: " + e.getMessage());
            case ConnectException _, NoRouteToHostException _ -> unreachable(url, startedAt, begun, "No connection");
            case SocketTimeoutException _, InterruptedIOException _ -> timedOut(url, startedAt, begun);
            case Exception e -> {
                LOG.debug("A webhook got no answer", e);
                yield Try.failed(
                        TryOutcome.BROKEN_OFF,
                        url,
                        startedAt,
                        since(begun),
                        "No usable answer: " + e.getClass().getSimpleName());
            }
            case Throwable e -> throw new IllegalStateException(e);
        };
    }

    private Try timedOut(String url, Instant startedAt, long begun) {
        return Try.failed(
                TryOutcome.TIMEOUT,
                url,
                startedAt,
                since(begun),
                "No complete answer within " + timeout.toMillis() + " ms");
    }

    private static Try unreachable(String url, Instant startedAt, long begun, String error) {
        return Try.failed(TryOutcome.UNREACHABLE, url, startedAt, since(begun), error);
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    @Override
    public void destroy() throws IOException {
        http.close();
    }
}
