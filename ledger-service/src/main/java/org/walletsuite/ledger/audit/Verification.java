package org.walletsuite.ledger.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Import;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.audit.Findings;
import org.walletsuite.platform.audit.Report;

/** Checks all books at once, while the ledger goes on working. */
@Component
@Import(LedgerClaims.class)
public class Verification {

    private final List<CheckedClaim> claims;

    Verification(List<CheckedClaim> claims) {
        this.claims = claims;
    }

    /** Throws when the books can't be read. */
    public Report run() {
        var results = new ArrayList<Report.Result>();
        for (var claim : claims) {
            var findings = new Findings();
            claim.check(findings::add);
            results.add(findings.of(claim.text()));
        }
        return new Report(List.copyOf(results));
    }

    /** Checks what a transaction sees. */
    Report run(Connection snapshot) throws SQLException {
        var results = new ArrayList<Report.Result>();
        for (var claim : claims) {
            var findings = new Findings();
            claim.check().run(snapshot, findings::add);
            results.add(findings.of(claim.text()));
        }
        return new Report(List.copyOf(results));
    }
}
