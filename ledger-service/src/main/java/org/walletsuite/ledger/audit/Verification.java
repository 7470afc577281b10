package org.walletsuite.ledger.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.audit.Findings;
import org.walletsuite.platform.audit.Report;
import tools.jackson.databind.json.JsonMapper;

/** Checks all books in one snapshot, while the ledger goes on working. */
@Component
public class Verification {

    private final DataSource database;
    private final List<Check> checks;

    Verification(DataSource database, JsonMapper json) {
        this.database = database;
        this.checks = Stream.concat(QueryCheck.all().stream(), Stream.of(new ChainCheck(json)))
                .toList();
    }

    public Report run() throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try {
                return run(connection);
            } finally {
                connection.rollback();
            }
        }
    }

    /** Checks what a transaction sees. */
    Report run(Connection snapshot) throws SQLException {
        var results = new ArrayList<Report.Result>();
        for (var check : checks) {
            results.add(run(check, snapshot));
        }
        return new Report(List.copyOf(results));
    }

    private static Report.Result run(Check check, Connection snapshot) throws SQLException {
        var findings = new Findings();
        check.run(snapshot, findings::add);
        return findings.of(check.claim());
    }
}
