package org.walletsuite.ledger.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;

/** Something that must be true of sound books. */
interface Check {

    /** What must be true, as a sentence without its full stop. */
    String claim();

    /** Tells every place where the claim is false, as a sentence; by one statement, because the books move on between two. */
    void run(Connection snapshot, Consumer<String> finding) throws SQLException;
}
