package org.walletsuite.payment.transfer;

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
import org.walletsuite.platform.web.IdempotencyKey;

/** Transfers of users between wallets of the same festival. */
@RestController
class TransferController {

    private final Transfers transfers;

    TransferController(Transfers transfers) {
        this.transfers = transfers;
    }

    @PostMapping("/api/v1/me/wallets/{festivalId}/transfer")
    ResponseEntity<Data<TransactionView>> transfer(
            @AuthenticationPrincipal Principal.User caller,
            @PathVariable UUID festivalId,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody TransferRequest request) {
        return transfers
                .transfer(caller, IdempotencyKey.of("payment", "transfer", caller.id(), key), festivalId, request)
                .answer();
    }
}
