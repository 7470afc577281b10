package org.walletsuite.ledger.writer;

import java.sql.SQLException;

/** How the writer reacts to a failed attempt. */
enum Failure {
    /** The connection is lost; the outcome is unknown when the commit had been sent. */
    CONNECTION_LOST,
    /** A conflict with another transaction; a retry of the batch may succeed. */
    CONFLICT,
    /** The database lacks connections, memory or disk; it was rolled back, and other batches would fail too. */
    SICK,
    /** The database refuses the batch; it was rolled back. */
    REFUSED;

    static Failure of(Exception failure) {
        var state = failure instanceof SQLException sql ? sql.getSQLState() : "";
        return switch (state) {
            case null -> CONNECTION_LOST;
            // Unique key, serialization, deadlock, cancelled by an operator.
            case "23505", "40001", "40P01", "57014" -> CONFLICT;
            // A transaction that took too long, a server that is read-only after a failover, shut down or starting.
            case "25P03", "25P04", "25006", "57P01", "57P02", "57P03", "57P05" -> CONNECTION_LOST;
            case String other -> ofClass(other);
        };
    }

    /** Damaged data (XX) counts as refused, because it may affect one account only, whose commands then fail alone. */
    private static Failure ofClass(String state) {
        if (state.startsWith("08")) {
            return CONNECTION_LOST;
        }
        return state.startsWith("53") || state.startsWith("58") ? SICK : REFUSED;
    }
}
