package org.walletsuite.notification.preference;

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

    /** Whether a user is to get this type through this channel. */
    public boolean wants(UUID user, NotificationType type, Channel channel) {
        return !type.canBeSwitchedOff()
                || db.sql("select wanted from preference where user_id = ? and type = ? and channel = ?")
                        .param(user)
                        .param(type.code())
                        .param(channel.code())
                        .query(Boolean.class)
                        .optional()
                        .orElse(type.isDefaultOf(channel));
    }
}
