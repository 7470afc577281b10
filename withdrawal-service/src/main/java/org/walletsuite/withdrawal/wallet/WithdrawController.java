package org.walletsuite.withdrawal.wallet;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.platform.mainwallet.Envelope;
import org.walletsuite.platform.mainwallet.WalletTransaction;
import org.walletsuite.platform.security.Principal;
import org.walletsuite.platform.web.IdempotencyKey;

/** Takes money out of one's own main wallet. */
@RestController
class WithdrawController {

    private final WalletWithdrawals withdrawals;

    WithdrawController(WalletWithdrawals withdrawals) {
        this.withdrawals = withdrawals;
    }

    /** All of the answer is the transfer's, also its time: sent again it is the same. */
    @PostMapping("/api/v1/wallet/withdraw")
    ResponseEntity<Envelope<WalletTransaction>> withdraw(
            @AuthenticationPrincipal Principal.User caller,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @RequestBody WithdrawRequest body) {
        var wanted = body.checked();
        var taken =
                withdrawals.withdraw(caller.id(), IdempotencyKey.of("withdrawal", "wallet", caller.id(), key), wanted);
        var transfer = taken.transfer();
        var shown = WalletTransaction.of(transfer, transfer.entryOf(taken.wallet()));
        return IdempotencyKey.answer(HttpStatus.OK, taken.replayed())
                .body(Envelope.ok("Withdrawal successful", shown, transfer.createdAt()));
    }
}
