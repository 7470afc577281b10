package org.walletsuite.platform.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Times in statements and in their results. */
public final class Timestamps {

    private Timestamps() {}

    /** A {@code timestamptz}: the driver takes it with its offset only. */
    public static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    /** The time in a column that is never null. */
    public static Instant of(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
