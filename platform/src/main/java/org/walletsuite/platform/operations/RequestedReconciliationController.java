package org.walletsuite.platform.operations;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.platform.reconciliation.PastReconciliation;
import org.walletsuite.platform.reconciliation.Reconciliations;
import org.walletsuite.platform.security.Principal;
import org.walletsuite.platform.security.RequiresRole;
import org.walletsuite.platform.security.Role;

/** A service's reconciliations: admins see them, super admins request one. */
@RestController
@RequestMapping(OperationsConfiguration.PATH + "/reconciliation")
class RequestedReconciliationController {

    private final Reconciliations reconciliations;

    RequestedReconciliationController(Reconciliations reconciliations) {
        this.reconciliations = reconciliations;
    }

    @RequiresRole(Role.ADMIN)
    @GetMapping
    ReconciliationList reconciliations() {
        return new ReconciliationList(reconciliations.isRequested(), reconciliations.last());
    }

    @RequiresRole(Role.SUPER_ADMIN)
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    RequestedReconciliation requestReconciliation(@AuthenticationPrincipal Principal.User caller) {
        reconciliations.request(caller.id().toString());
        return new RequestedReconciliation(true);
    }

    /**
     * The last reconciliations of new data and of all, the newest first.
     *
     * @param requested whether one was requested that has not ended yet
     */
    record ReconciliationList(boolean requested, List<PastReconciliation> items) {}

    /** One that runs now, or as soon as the current one has ended. */
    record RequestedReconciliation(boolean requested) {}
}
