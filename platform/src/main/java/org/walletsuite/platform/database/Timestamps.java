package org.walletsuite.platform.database;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Times as parameters of statements. */
public final class Timestamps {

    private Timestamps() {}

    /** A {@code timestamptz}: the driver takes it with its offset only. */
    public static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
