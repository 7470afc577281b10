package org.walletsuite.payment.topup;

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

/** Top-ups of wallets by staff at a booth. */
@RestController
class TopUpController {

    private final TopUps topUps;

    TopUpController(TopUps topUps) {
        this.topUps = topUps;
    }

    @RequiresRole(Role.STAFF)
    @PostMapping("/api/v1/wallets/{walletId}/topup")
    ResponseEntity<Data<TransactionView>> topUp(
            @AuthenticationPrincipal Principal.User caller,
            @PathVariable UUID walletId,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody TopUpRequest request) {
        return topUps.topUp(caller, IdempotencyKey.of("payment", "topup", caller.id(), key), walletId, request)
                .answer();
    }
}
