package org.walletsuite.notification.stream;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells all replicas, through the database, whose inbox has something new. */
@Component
public class InboxSignals {

    static final String CHANNEL = "inbox";

    /** A message to a channel has at most 8,000 bytes. */
    private static final int MOST_IN_ONE = 200;

    private static final String SEPARATOR = " ";

    private final JdbcClient db;

    InboxSignals(JdbcClient db) {
        this.db = db;
    }

    /** Sent when the transaction commits. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void send(Collection<UUID> users) {
        var all = users.stream().distinct().toList();
        for (var from = 0; from < all.size(); from += MOST_IN_ONE) {
            var some = all.subList(from, Math.min(from + MOST_IN_ONE, all.size()));
            db.sql("select pg_notify(?, ?)")
                    .param(CHANNEL)
                    .param(some.stream().map(UUID::toString).collect(Collectors.joining(SEPARATOR)))
                    .query((_, _) -> true)
                    .list();
        }
    }

    /** The users that a signal is about. */
    static List<UUID> users(String signal) {
        return Stream.of(signal.split(SEPARATOR, -1)).map(UUID::fromString).toList();
    }
}
