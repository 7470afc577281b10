package org.walletsuite.platform.reconciliation;

import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Reconciliation on demand, with its outcome as the answer, for {@code ./run verify}. */
@RestController
class ReconciliationController {

    private final Reconciler reconciler;

    ReconciliationController(Reconciler reconciler) {
        this.reconciler = reconciler;
    }

    @PostMapping("/internal/reconciliation")
    Outcome reconcile() {
        var report = reconciler.reconcile();
        return new Outcome(report.discrepancies(), report.lines());
    }

    /**
     * The result of a reconciliation.
     *
     * @param lines one for each check, followed by its discrepancies, in readable form
     */
    record Outcome(long discrepancies, List<String> lines) {}
}
