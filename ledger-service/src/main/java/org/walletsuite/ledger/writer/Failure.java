package org.walletsuite.ledger.writer;

import java.sql.SQLException;

/** What the writer can do about a failed attempt. */
enum Failure {
    /** The transaction's end is not known when its commit had been sent. */
    CONNECTION_LOST,
    /** Another transaction was in the way; the same batch may succeed now. */
    CONFLICT,
    /** The database has no room, no memory or no disk; it was rolled back, and no other batch would fare better now. */
    SICK,
    /** The database does not take it; it was rolled back. */
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

    /** Damaged data (XX) is refused and not sick: it may lie under one account only, whose commands then fail alone. */
    private static Failure ofClass(String state) {
        if (state.startsWith("08")) {
            return CONNECTION_LOST;
        }
        return state.startsWith("53") || state.startsWith("58") ? SICK : REFUSED;
    }
}
