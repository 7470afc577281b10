package org.walletsuite.notification.preference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.walletsuite.notification.type.Channel;
import org.walletsuite.notification.type.NotificationType;
import org.walletsuite.platform.web.Fields;

/** What a user wants of a type through a channel from now on. */
record PreferenceChange(NotificationType type, Channel channel, boolean wanted) {

    /** Reads a body; throws an error that names everything that is wrong. */
    static List<PreferenceChange> checked(Map<String, @Nullable Map<String, @Nullable Boolean>> body) {
        var fields = new Fields();
        var changes = new ArrayList<PreferenceChange>();
        body.forEach((code, channels) -> {
            var type = NotificationType.ofCode(code);
            if (type.isEmpty()) {
                fields.complain(code, "There is no such notification type.");
            } else if (channels == null) {
                fields.complain(code, Fields.NULL);
            } else {
                channels.forEach((channel, wanted) ->
                        change(fields, type.get(), channel, wanted).ifPresent(changes::add));
            }
        });
        fields.check();
        return changes;
    }

    private static Optional<PreferenceChange> change(
            Fields fields, NotificationType type, String name, @Nullable Boolean wanted) {
        var place = type.code() + "." + name;
        var channel = Channel.ofCode(name);
        if (channel.isEmpty()) {
            fields.complain(place, "There is no such channel.");
        } else if (wanted == null) {
            fields.complain(place, Fields.NULL);
        } else if (!wanted && !type.canBeSwitchedOff()) {
            fields.complain(type.code(), "Urgent notifications cannot be switched off.");
        } else {
            return Optional.of(new PreferenceChange(type, channel.get(), wanted));
        }
        return Optional.empty();
    }
}
