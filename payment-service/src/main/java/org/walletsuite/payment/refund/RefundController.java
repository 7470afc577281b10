package org.walletsuite.payment.refund;

import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.payment.transaction.TransactionView;
import org.walletsuite.platform.festival.Data;
import org.walletsuite.platform.openapi.AdditionalResponses;
import org.walletsuite.platform.security.Principal;
import org.walletsuite.platform.security.RequiresRole;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.web.IdempotencyKey;

/** Refunds by staff. */
@RestController
class RefundController {

    private final Refunds refunds;

    RefundController(Refunds refunds) {
        this.refunds = refunds;
    }

    @RequiresRole(Role.STAFF)
    @AdditionalResponses(HttpStatus.NOT_FOUND)
    @PostMapping("/api/v1/payments/refund")
    ResponseEntity<Data<TransactionView>> refund(
            @AuthenticationPrincipal Principal.User caller,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody RefundRequest request) {
        return refunds.refund(caller, IdempotencyKey.of("payment", "refund", caller.id(), key), request)
                .answer();
    }
}
