package org.walletsuite.payment.cashout;

import jakarta.validation.Valid;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.payment.transaction.TransactionView;
import org.walletsuite.platform.festival.Data;
import org.walletsuite.platform.security.Principal;
import org.walletsuite.platform.security.RequiresRole;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.web.IdempotencyKey;

/** Cash-outs: staff at a booth pay out a wallet's money in cash. */
@RestController
class CashOutController {

    private final CashOuts cashOuts;

    CashOutController(CashOuts cashOuts) {
        this.cashOuts = cashOuts;
    }

    @RequiresRole(Role.STAFF)
    @PostMapping("/api/v1/wallets/{walletId}/cashout")
    ResponseEntity<Data<TransactionView>> cashOut(
            @AuthenticationPrincipal Principal.User caller,
            @PathVariable UUID walletId,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody(required = false) @Nullable CashOutRequest request) {
        return cashOuts.cashOut(
                        caller,
                        IdempotencyKey.of("payment", "cashout", caller.id(), key),
                        walletId,
                        request == null ? CashOutRequest.WHOLE_BALANCE : request)
                .answer();
    }
}
