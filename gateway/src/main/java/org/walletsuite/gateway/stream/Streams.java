package org.walletsuite.gateway.stream;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.security.authentication.AuthenticationManagerResolver;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.security.Principal;

/**
 * The open streams: limits their number, ends those whose client is gone or whose token is not valid any more, and ends
 * all at a shutdown.
 */
@Component
public final class Streams implements SmartLifecycle, ServletRequestListener {

    private static final Logger LOG = LoggerFactory.getLogger(Streams.class);
    private static final String OPEN = OpenStream.class.getName();
    private static final Duration CLIENT_CHECK = Duration.ofMillis(250);
    private static final Duration LATER = Duration.ofSeconds(5);

    private final StreamSettings settings;
    private final BearerTokenResolver tokens;
    private final AuthenticationManagerResolver<HttpServletRequest> issuers;
    private final Set<OpenStream> open = ConcurrentHashMap.newKeySet();
    private @Nullable ScheduledExecutorService watch;
    private boolean shuttingDown;

    Streams(
            StreamSettings settings,
            BearerTokenResolver tokens,
            AuthenticationManagerResolver<HttpServletRequest> issuers,
            MeterRegistry registry) {
        this.settings = settings;
        this.tokens = tokens;
        this.issuers = issuers;
        registry.gauge("streams.open", open, Set::size);
    }

    /** A stream for an authorised request; it lasts until the request ends. */
    public synchronized StreamOpening open(HttpServletRequest request) {
        if (shuttingDown) {
            return new StreamOpening.Refused(new ApiException(ErrorCode.SERVICE_UNAVAILABLE).retryAfter(LATER));
        }
        var caller = caller();
        var theirs = open.stream().filter(stream -> stream.isOf(caller)).count();
        if (theirs >= settings.perUser() || open.size() >= settings.total()) {
            return new StreamOpening.Refused(new ApiException(ErrorCode.RATE_LIMITED).retryAfter(LATER));
        }
        var stream = new OpenStream(caller, request.getServletConnection(), mayListen(request));
        open.add(stream);
        request.setAttribute(OPEN, stream);
        return stream;
    }

    @Override
    public void requestDestroyed(ServletRequestEvent event) {
        if (event.getServletRequest().getAttribute(OPEN) instanceof OpenStream stream) {
            stream.letGo();
            open.remove(stream);
        }
    }

    private static Object caller() {
        var authentication = Objects.requireNonNull(
                SecurityContextHolder.getContext().getAuthentication(), "Security comes before forwarding");
        var principal = Objects.requireNonNull(authentication.getPrincipal());
        if (principal instanceof Principal.User user) {
            return user.id();
        }
        return principal instanceof Principal.Partner partner ? partner.id() : principal;
    }

    /** The token is verified like that of a new request, so expiry and changes of access apply to streams, too. */
    private BooleanSupplier mayListen(HttpServletRequest request) {
        var token = tokens.resolve(request);
        if (token == null) {
            return () -> true;
        }
        var issuer = issuers.resolve(request);
        var shown = new BearerTokenAuthenticationToken(token);
        return () -> {
            try {
                issuer.authenticate(shown);
                return true;
            } catch (AuthenticationServiceException e) {
                return true; // The token can't be checked at the moment.
            } catch (AuthenticationException e) {
                return false;
            }
        };
    }

    @Override
    public synchronized void start() {
        shuttingDown = false;
        // Fetching an issuer's keys may take long, and clients may disconnect meanwhile.
        var threads = Executors.newScheduledThreadPool(
                2, Thread.ofPlatform().name("streams-", 0).daemon().factory());
        repeat(threads, CLIENT_CHECK, OpenStream::checkClient);
        repeat(threads, settings.accessCheck(), OpenStream::checkAccess);
        watch = threads;
    }

    private void repeat(ScheduledExecutorService threads, Duration pause, Consumer<OpenStream> check) {
        var _ = threads.scheduleWithFixedDelay(
                () -> open.forEach(stream -> {
                    try {
                        check.accept(stream);
                    } catch (RuntimeException e) {
                        LOG.error("A stream can't be watched", e);
                        stream.end();
                    }
                }),
                pause.toNanos(),
                pause.toNanos(),
                TimeUnit.NANOSECONDS);
    }

    @Override
    public synchronized void stop() {
        shuttingDown = true;
        open.forEach(OpenStream::end);
        if (watch != null) {
            watch.shutdownNow();
            watch = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return watch != null;
    }

    /** The last to start and the first to stop: the web server waits for its requests, which include streams. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }
}
