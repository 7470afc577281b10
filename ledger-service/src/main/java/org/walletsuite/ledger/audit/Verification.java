package org.walletsuite.ledger.audit;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Import;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.audit.Findings;
import org.walletsuite.platform.audit.Report;

/** Checks all books at once, while the ledger goes on working; reads only, so that any backup can be judged. */
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
            claim.run(walk -> results.add(result(claim.check(), walk)));
        }
        return new Report(List.copyOf(results));
    }

    /** Checks what somebody else sees. */
    Report run(Walk walk) throws SQLException {
        var results = new ArrayList<Report.Result>();
        for (var check : checks()) {
            results.add(result(check, walk));
        }
        return new Report(List.copyOf(results));
    }

    List<Check> checks() {
        return claims.stream().map(CheckedClaim::check).toList();
    }

    private static Report.Result result(Check check, Walk walk) throws SQLException {
        var findings = new Findings();
        walk.all(check, findings::add, _ -> {});
        return findings.of(check.claim());
    }
}
