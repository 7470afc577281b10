package org.walletsuite.ledger.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Something that must be true of sound books.
 *
 * @param claim what must be true, as a sentence without its full stop
 * @param parts what is looked at to find out
 */
record Check(String claim, List<Part> parts) {

    Check(String claim, Part... parts) {
        this(claim, List.of(parts));
    }

    /** What a check finds in one kind of rows. */
    interface Part {

        Scope scope();

        /** Tells every place in a slice where the claim is false, as a sentence; by one statement, because the books move on between two. */
        void run(Connection snapshot, Slice slice, Consumer<String> finding) throws SQLException;
    }

    static List<Check> all(JsonMapper json) {
        return Stream.of(TransferChecks.all(), HoldChecks.all(), AccountChecks.all(), List.of(ChainCheck.of(json)))
                .flatMap(List::stream)
                .toList();
    }

    List<Part> of(Scope scope) {
        return parts.stream().filter(part -> part.scope() == scope).toList();
    }
}
