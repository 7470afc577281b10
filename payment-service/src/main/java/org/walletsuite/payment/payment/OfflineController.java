package org.walletsuite.payment.payment;

import jakarta.validation.Valid;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.festival.Data;
import org.walletsuite.platform.security.Principal;
import org.walletsuite.platform.security.RequiresRole;
import org.walletsuite.platform.security.Role;
import tools.jackson.databind.JsonNode;

/** Offline payments: staff send the payments that a stand has taken while it was offline. */
@RestController
class OfflineController {

    static final String PATH = "/api/v1/payments/batch";

    private final OfflinePayments payments;

    OfflineController(OfflinePayments payments) {
        this.payments = payments;
    }

    @RequiresRole(Role.STAFF)
    @PostMapping(PATH)
    Data<List<OfflineOutcome>> settle(
            @AuthenticationPrincipal Principal.User caller, @Valid @RequestBody OfflineBatch batch) {
        refuseNulls(batch.payments());
        return new Data<>(payments.settle(caller, batch.payments()));
    }

    private static void refuseNulls(List<JsonNode> items) {
        for (var i = 0; i < items.size(); i++) {
            if (items.get(i).isNull()) {
                throw ApiException.invalid("payments[" + i + "]", "Must not be null.");
            }
        }
    }
}
