package org.walletsuite.notification.stream;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.walletsuite.notification.inbox.NotificationView;
import org.walletsuite.notification.stream.InboxPages.Position;
import tools.jackson.databind.json.JsonMapper;

/**
 * One client that listens. Its request's thread writes what is in the inbox behind its position, page by page, and waits
 * for a signal. Nothing is kept in between: a slow client is only behind, until one that reads nothing fails the write.
 */
final class InboxStream {

    private static final Logger LOG = LoggerFactory.getLogger(InboxStream.class);

    /** How soon a stream notices that its client has gone. */
    private static final Duration CLIENT_CHECK = Duration.ofSeconds(1);

    private static final Duration AFTER_OUTAGE = Duration.ofSeconds(1);

    private final InboxPages pages;
    private final JsonMapper json;
    private final StreamSettings settings;
    private final BooleanSupplier clientHasGone;

    private volatile Position position;
    private boolean signalled = true;
    private boolean mustCheck;
    private boolean ended;

    InboxStream(
            InboxPages pages, JsonMapper json, StreamSettings settings, Position begin, BooleanSupplier clientHasGone) {
        this.pages = pages;
        this.json = json;
        this.settings = settings;
        this.position = begin;
        this.clientHasGone = clientHasGone;
    }

    UUID user() {
        return position.user();
    }

    Position position() {
        return position;
    }

    /** There may be something new. */
    synchronized void signal() {
        signalled = true;
        notifyAll();
    }

    /** Has it look at once whether its client is still there. */
    synchronized void checkClient() {
        mustCheck = true;
        notifyAll();
    }

    /** Its thread then ends the answer regularly. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** Returns when the stream was ended or its client has gone; fails when a write does. */
    void run(OutputStream client) throws IOException, InterruptedException {
        // With an id, so that a client that is cut before its first event misses none of those in between.
        write(client, ": open\nretry: " + settings.reconnect().toMillis() + "\nid: " + position.last() + "\n\n");
        client.flush();
        var written = System.nanoTime();
        while (!hasEnded() && !clientHasGone.getAsBoolean()) {
            if (takeSignal() && passOn(client)) {
                written = System.nanoTime();
            }
            var due = settings.heartbeat().toNanos() - (System.nanoTime() - written);
            if (due <= 0) {
                write(client, ": heartbeat\n\n");
                client.flush();
                written = System.nanoTime();
            } else {
                awaitSignal(Duration.ofNanos(Math.min(due, CLIENT_CHECK.toNanos())));
            }
        }
    }

    /** Writes the next page, and returns whether there was anything on it. */
    private boolean passOn(OutputStream client) throws IOException, InterruptedException {
        try {
            var page = pages.after(position, settings.heartbeat());
            if (page.isEmpty() || page.get().size() == InboxPages.SIZE) {
                signal();
            }
            var news = page.orElseGet(List::of);
            for (var one : news) {
                write(client, event(one));
                position = new Position(position.user(), one.id());
            }
            client.flush();
            return !news.isEmpty();
        } catch (DataAccessException e) {
            LOG.debug("An inbox can't be read at the moment", e);
            awaitEnd(AFTER_OUTAGE);
            signal();
            return false;
        }
    }

    /** JSON has no line breaks of its own, and those of texts are escaped in it, so that none can end the event. */
    private String event(NotificationView one) {
        return "id: " + one.id() + "\ndata: " + json.writeValueAsString(one) + "\n\n";
    }

    private static void write(OutputStream client, String text) throws IOException {
        client.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private synchronized boolean hasEnded() {
        return ended;
    }

    private synchronized boolean takeSignal() {
        var was = signalled;
        signalled = false;
        return was;
    }

    private synchronized void awaitSignal(Duration patience) throws InterruptedException {
        var end = System.nanoTime() + patience.toNanos();
        for (var left = patience.toMillis(); left > 0 && !signalled && !mustCheck && !ended; left = millisTo(end)) {
            wait(left);
        }
        mustCheck = false;
    }

    private synchronized void awaitEnd(Duration patience) throws InterruptedException {
        var end = System.nanoTime() + patience.toNanos();
        for (var left = patience.toMillis(); left > 0 && !ended; left = millisTo(end)) {
            wait(left);
        }
    }

    private static long millisTo(long end) {
        return Duration.ofNanos(end - System.nanoTime()).toMillis();
    }
}
