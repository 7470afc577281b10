package org.walletsuite.ledger.reconciliation;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Import;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.reconciliation.Discrepancies;
import org.walletsuite.platform.reconciliation.ReconciliationReport;

/** Runs all checks, also while the ledger is running; read-only, so that any backup can be verified. */
@Component
@Import(CheckRegistrar.class)
public class Verification {

    private final List<CheckpointedCheck> checkpointed;

    Verification(List<CheckpointedCheck> checkpointed) {
        this.checkpointed = checkpointed;
    }

    /** Throws when the books can't be read. */
    public ReconciliationReport run() {
        var results = new ArrayList<ReconciliationReport.Result>();
        for (var checkpointed : checkpointed) {
            checkpointed.run(checkRun -> results.add(result(checkpointed.check(), checkRun)));
        }
        return new ReconciliationReport(List.copyOf(results));
    }

    /** Checks the books as another connection sees them. */
    ReconciliationReport run(CheckRun checkRun) throws SQLException {
        var results = new ArrayList<ReconciliationReport.Result>();
        for (var check : checks()) {
            results.add(result(check, checkRun));
        }
        return new ReconciliationReport(List.copyOf(results));
    }

    List<Check> checks() {
        return checkpointed.stream().map(CheckpointedCheck::check).toList();
    }

    private static ReconciliationReport.Result result(Check check, CheckRun checkRun) throws SQLException {
        var discrepancies = new Discrepancies();
        checkRun.all(check, discrepancies::add, _ -> {});
        return discrepancies.of(check.text());
    }
}
