package org.walletsuite.platform.operations;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.walletsuite.platform.event.DeadLetters;
import org.walletsuite.platform.event.EventLog;
import org.walletsuite.platform.operations.ServiceOverview.DeadLetterState;
import org.walletsuite.platform.operations.ServiceOverview.LastReconciliation;
import org.walletsuite.platform.operations.ServiceOverview.ListenerDeadLetters;
import org.walletsuite.platform.operations.ServiceOverview.OutboxState;
import org.walletsuite.platform.operations.ServiceOverview.ReconciliationState;
import org.walletsuite.platform.operations.ServiceOverview.WorkflowState;
import org.walletsuite.platform.reconciliation.Reconciliations;
import org.walletsuite.platform.workflow.Workflows;

/**
 * The sections of an overview that are read from the service's database.
 *
 * @param letters null where the service consumes no events
 * @param reconciliations null where nothing is reconciled
 */
record DatabaseSections(
        JdbcClient db,
        EventLog log,
        Workflows backlogs,
        @Nullable DeadLetters letters,
        @Nullable Reconciliations reconciliations) {

    /** Whether it answers at all. */
    boolean answer() {
        return db.sql("select true").query(Boolean.class).single();
    }

    OutboxState outbox() {
        return new OutboxState((long) log.age(db), log.stoppedTopics());
    }

    WorkflowState workflows() {
        return WorkflowState.of(backlogs.backlogs());
    }

    DeadLetterState deadLetters() {
        var listeners = letters == null
                ? List.<ListenerDeadLetters>of()
                : letters.countOpen().entrySet().stream()
                        .map(entry -> new ListenerDeadLetters(entry.getKey(), entry.getValue()))
                        .toList();
        return new DeadLetterState(
                listeners.stream().mapToLong(ListenerDeadLetters::waiting).sum(), listeners);
    }

    ReconciliationState reconciliation() {
        return reconciliations == null
                ? new ReconciliationState(false, null)
                : new ReconciliationState(
                        reconciliations.isRequested(),
                        reconciliations.newest().map(LastReconciliation::of).orElse(null));
    }
}
