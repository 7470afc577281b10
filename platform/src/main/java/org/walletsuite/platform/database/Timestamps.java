package org.walletsuite.platform.database;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Times as parameters of statements. */
public final class Timestamps {

    private Timestamps() {}

    /** A {@code timestamptz}: the driver takes it with its offset only. */
    public static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    /** The same for a column that may be null. */
    public static @Nullable OffsetDateTime atOrNull(@Nullable Instant time) {
        return time == null ? null : at(time);
    }
}
