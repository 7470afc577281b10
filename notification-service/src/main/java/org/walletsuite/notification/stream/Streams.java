package org.walletsuite.notification.stream;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.walletsuite.notification.stream.InboxPages.Position;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;

/**
 * The open streams of this replica: limits their number, wakes those of users who have something new, and ends all at a
 * shutdown. That a stream ends with its token is the gateway's part, which checks it again every few seconds: here it is
 * checked once, when the stream is opened.
 */
@Component
final class Streams implements SmartLifecycle {

    private static final Duration LATER = Duration.ofSeconds(5);

    /** Who closes a stream and opens another at once must not be refused because the first is only about to end. */
    private static final Duration UNTIL_OTHERS_END = Duration.ofMillis(500);

    private final StreamSettings settings;
    private final Map<UUID, Set<InboxStream>> open = new HashMap<>();
    private int total;
    private boolean running;

    Streams(StreamSettings settings, MeterRegistry registry) {
        this.settings = settings;
        registry.gauge("streams.open", this, Streams::count);
    }

    /** Lets a stream in; whoever runs it removes it. */
    synchronized void add(InboxStream stream) throws InterruptedException {
        var end = System.nanoTime() + UNTIL_OTHERS_END.toNanos();
        for (var left = UNTIL_OTHERS_END.toMillis(); left > 0 && running && isFull(stream.user()); ) {
            open.getOrDefault(stream.user(), Set.of()).forEach(InboxStream::checkClient);
            wait(left);
            left = Duration.ofNanos(end - System.nanoTime()).toMillis();
        }
        if (!running) {
            throw new ApiException(ErrorCode.SERVICE_UNAVAILABLE).retryAfter(LATER);
        }
        if (isFull(stream.user())) {
            throw new ApiException(ErrorCode.RATE_LIMITED).retryAfter(LATER);
        }
        open.computeIfAbsent(stream.user(), _ -> new HashSet<>()).add(stream);
        total++;
    }

    synchronized void remove(InboxStream stream) {
        var theirs = open.getOrDefault(stream.user(), Set.of());
        theirs.remove(stream);
        if (theirs.isEmpty()) {
            open.remove(stream.user());
        }
        total--;
        notifyAll();
    }

    private boolean isFull(UUID user) {
        return total >= settings.total() || open.getOrDefault(user, Set.of()).size() >= settings.perUser();
    }

    synchronized void signal(UUID user) {
        open.getOrDefault(user, Set.of()).forEach(InboxStream::signal);
    }

    synchronized List<Position> positions() {
        return open.values().stream()
                .flatMap(Set::stream)
                .map(InboxStream::position)
                .toList();
    }

    synchronized int count() {
        return total;
    }

    @Override
    public synchronized void start() {
        running = true;
    }

    /** Their clients connect again, to another replica. */
    @Override
    public synchronized void stop() {
        running = false;
        open.values().forEach(streams -> streams.forEach(InboxStream::end));
        notifyAll();
    }

    @Override
    public synchronized boolean isRunning() {
        return running;
    }

    /** The first to stop: the web server waits for its requests, which include streams. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }
}
