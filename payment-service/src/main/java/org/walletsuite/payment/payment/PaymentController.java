package org.walletsuite.payment.payment;

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
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.festival.Data;
import org.walletsuite.platform.openapi.AdditionalResponses;
import org.walletsuite.platform.security.Principal;
import org.walletsuite.platform.security.RequiresRole;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.web.IdempotencyKey;

/** Staff at a stand charge a wallet. */
@RestController
class PaymentController {

    private final Payments payments;

    PaymentController(Payments payments) {
        this.payments = payments;
    }

    @RequiresRole(Role.STAFF)
    @AdditionalResponses(HttpStatus.NOT_FOUND)
    @PostMapping("/api/v1/payments")
    ResponseEntity<Data<TransactionView>> pay(
            @AuthenticationPrincipal Principal.User caller,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody PaymentRequest request) {
        return payments.pay(payment(caller, key, request)).answer();
    }

    /**
     * An offlineId lets any staff of the stand retry a payment, a key only the same caller: both at once are refused.
     */
    private static Payment payment(Principal.User caller, @Nullable String key, PaymentRequest request) {
        var offlineId = request.offlineId();
        if (offlineId == null) {
            return Payment.of(caller, IdempotencyKey.of("payment", "payment", caller.id(), key), request);
        }
        if (key != null) {
            throw ApiException.invalid("offlineId", "Give either offlineId or an Idempotency-Key.");
        }
        return Payment.of(caller, offlineId, request, null);
    }
}
