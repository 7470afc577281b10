package org.walletsuite.notification.mail;

import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connections that have sent a mail and may send another one soon. */
final class IdleConversations {

    private static final Logger LOG = LoggerFactory.getLogger(IdleConversations.class);

    private static final int MOST_MAILS = 100;
    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** The one that was used last comes first. */
    private final Deque<Idle> idle = new ArrayDeque<>();

    private record Idle(Conversation conversation, long since) {}

    /** Null where none is left that the server will still know. */
    synchronized @Nullable Conversation next() {
        closeOld();
        var latest = idle.pollFirst();
        return latest == null ? null : latest.conversation;
    }

    void keep(Conversation conversation) {
        if (conversation.mails() < MOST_MAILS) {
            synchronized (this) {
                idle.addFirst(new Idle(conversation, System.nanoTime()));
            }
        } else {
            close(conversation);
        }
    }

    synchronized void closeOld() {
        while (!idle.isEmpty() && System.nanoTime() - idle.getLast().since > LONGEST.toNanos()) {
            close(idle.removeLast().conversation);
        }
    }

    synchronized void closeAll() {
        idle.forEach(each -> close(each.conversation));
        idle.clear();
    }

    static void close(Conversation conversation) {
        try {
            conversation.close();
        } catch (MessagingException e) {
            LOG.debug("A connection that is closed has failed", e);
        }
    }
}
