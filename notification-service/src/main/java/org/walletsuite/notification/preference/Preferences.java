package org.walletsuite.notification.preference;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.walletsuite.notification.type.Channel;
import org.walletsuite.notification.type.NotificationType;

/** What users want to be notified of. */
@Service
public class Preferences {

    private final JdbcClient db;

    Preferences(JdbcClient db) {
        this.db = db;
    }

    /** What some users said; where they said nothing the type's default counts. */
    public static final class Choices {

        private final Map<Choice, Boolean> said = new HashMap<>();

        private Choices() {}

        private record Choice(UUID user, String type, String channel) {}

        /** Whether a user is to get this type through this channel. */
        public boolean wants(UUID user, NotificationType type, Channel channel) {
            return !type.canBeSwitchedOff()
                    || said.getOrDefault(new Choice(user, type.code(), channel.code()), type.isDefaultOf(channel));
        }
    }

    /** Whether a user is to get this type through this channel. */
    public boolean wants(UUID user, NotificationType type, Channel channel) {
        return of(List.of(user)).wants(user, type, channel);
    }

    /** What these users said. */
    public Choices of(Collection<UUID> users) {
        var choices = new Choices();
        if (!users.isEmpty()) {
            db.sql("select user_id, type, channel, wanted from preference where user_id = any(?)")
                    .param(users.toArray(UUID[]::new))
                    .query(row -> {
                        choices.said.put(
                                new Choices.Choice(
                                        row.getObject("user_id", UUID.class),
                                        row.getString("type"),
                                        row.getString("channel")),
                                row.getBoolean("wanted"));
                    });
        }
        return choices;
    }

    /** What a user gets, of each type and channel that this version knows. */
    Map<String, Map<String, Boolean>> all(UUID user) {
        var choices = of(List.of(user));
        var all = new LinkedHashMap<String, Map<String, Boolean>>();
        for (var type : NotificationType.values()) {
            var channels = new LinkedHashMap<String, Boolean>();
            for (var channel : List.of(Channel.EMAIL, Channel.IN_APP)) {
                channels.put(channel.code(), choices.wants(user, type, channel));
            }
            all.put(type.code(), channels);
        }
        return all;
    }

    /** Stores what a user said, in an order in which two requests at once never deadlock. */
    void change(UUID user, List<PreferenceChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        db.sql("""
                        insert into preference (user_id, type, channel, wanted)
                        select ?, type, channel, wanted from unnest(?, ?, ?) as c (type, channel, wanted)
                        order by type, channel
                        on conflict (user_id, type, channel) do update set wanted = excluded.wanted""")
                .param(user)
                .param(changes.stream().map(change -> change.type().code()).toArray(String[]::new))
                .param(changes.stream().map(change -> change.channel().code()).toArray(String[]::new))
                .param(changes.stream().map(PreferenceChange::wanted).toArray(Boolean[]::new))
                .update();
    }
}
