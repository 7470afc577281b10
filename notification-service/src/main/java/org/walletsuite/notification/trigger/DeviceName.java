package org.walletsuite.notification.trigger;

import static org.walletsuite.notification.type.Placeholder.APP;
import static org.walletsuite.notification.type.Placeholder.APPLE;
import static org.walletsuite.notification.type.Placeholder.DEVICE;
import static org.walletsuite.notification.type.Placeholder.PROGRAM;
import static org.walletsuite.notification.type.Placeholder.SYSTEM;
import static org.walletsuite.notification.type.Placeholder.UNKNOWN;

import org.jspecify.annotations.Nullable;

/**
 * The name of a device in parts, such as {@code Chrome on Windows}: the parts that are English words are said in the user's
 * language instead.
 *
 * @param system absent where it is unknown
 */
record DeviceName(String device, @Nullable String system) {

    private static final String BETWEEN = " on ";

    static DeviceName of(String name) {
        var end = name.indexOf(BETWEEN);
        return end < 0
                ? new DeviceName(name, null)
                : new DeviceName(name.substring(0, end), name.substring(end + BETWEEN.length()));
    }

    Values addTo(Values values) {
        switch (device) {
            case "Unknown device" -> values.flag(UNKNOWN, true);
            case "App" -> values.flag(APP, true);
            case "Program" -> values.flag(PROGRAM, true);
            default -> values.text(DEVICE, device); // A name, which is the same in all languages.
        }
        return "an Apple device".equals(system) ? values.flag(APPLE, true) : values.text(SYSTEM, system);
    }
}
