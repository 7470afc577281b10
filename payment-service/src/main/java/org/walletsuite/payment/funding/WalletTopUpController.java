package org.walletsuite.payment.funding;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.platform.idempotency.FirstAnswer;
import org.walletsuite.platform.mainwallet.Envelope;
import org.walletsuite.platform.mainwallet.WalletTransaction;
import org.walletsuite.platform.openapi.AdditionalResponses;
import org.walletsuite.platform.security.Principal;
import org.walletsuite.platform.web.IdempotencyKey;

/** Users put money on their own main wallet. */
@RestController
class WalletTopUpController {

    private final WalletTopUps topUps;

    WalletTopUpController(WalletTopUps topUps) {
        this.topUps = topUps;
    }

    /** 202 where the money is credited only once the provider has confirmed it. */
    @AdditionalResponses(HttpStatus.ACCEPTED)
    @PostMapping("/api/v1/wallet/topup")
    ResponseEntity<FirstAnswer<Envelope<WalletTransaction>>> topUpWallet(
            @AuthenticationPrincipal Principal.User caller,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @RequestBody NewTopUp body) {
        var wanted = body.checked();
        return topUps.topUp(caller.id(), SandboxTopUps.key(caller.id(), key), wanted);
    }
}
