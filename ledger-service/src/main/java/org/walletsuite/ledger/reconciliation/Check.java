package org.walletsuite.ledger.reconciliation;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * A condition that consistent books satisfy.
 *
 * @param text what must hold, as a sentence without its full stop
 * @param parts the parts of the check, each over one kind of rows
 */
record Check(String text, List<Part> parts) {

    Check(String text, Part... parts) {
        this(text, List.of(parts));
    }

    /** The part of a check over one kind of rows. */
    interface Part {

        CheckScope scope();

        /**
         * Reports every discrepancy in a slice as a sentence; with one statement, because the books change between two.
         */
        void run(Connection snapshot, Slice slice, Consumer<String> discrepancy) throws SQLException;
    }

    static List<Check> all(JsonMapper json) {
        return Stream.of(TransferChecks.all(), HoldChecks.all(), AccountChecks.all(), List.of(ChainCheck.of(json)))
                .flatMap(List::stream)
                .toList();
    }

    List<Part> of(CheckScope scope) {
        return parts.stream().filter(part -> part.scope() == scope).toList();
    }
}
