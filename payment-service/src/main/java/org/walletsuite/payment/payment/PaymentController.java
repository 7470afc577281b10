package org.walletsuite.payment.payment;

import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.payment.transaction.TransactionView;
import org.walletsuite.platform.festival.Data;
import org.walletsuite.platform.security.Caller;
import org.walletsuite.platform.security.StaffOnly;
import org.walletsuite.platform.web.IdempotencyKey;

/** Staff at a stand charge a wallet. */
@RestController
class PaymentController {

    private final Payments payments;

    PaymentController(Payments payments) {
        this.payments = payments;
    }

    @StaffOnly
    @PostMapping("/api/v1/payments")
    ResponseEntity<Data<TransactionView>> pay(
            @AuthenticationPrincipal Caller caller,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody PaymentRequest request) {
        return payments.pay(caller, IdempotencyKey.of("payment", "payment", caller.id(), key), request)
                .answer();
    }
}
