package org.walletsuite.withdrawal.wallet;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.platform.mainwallet.Envelope;
import org.walletsuite.platform.mainwallet.MainWalletAccounts;
import org.walletsuite.platform.security.Principal;
import org.walletsuite.platform.web.IdempotencyKey;
import org.walletsuite.withdrawal.wallet.WalletWithdrawals.Taken;

/** Takes money out of one's own main wallet. */
@RestController
class WithdrawController {

    private final WalletWithdrawals withdrawals;

    WithdrawController(WalletWithdrawals withdrawals) {
        this.withdrawals = withdrawals;
    }

    /** All of the answer is the transfer's, also its time: sent again it is the same. */
    @PostMapping("/api/v1/wallet/withdraw")
    ResponseEntity<Envelope<Withdrawn>> withdraw(
            @AuthenticationPrincipal Principal.User caller,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @RequestBody WithdrawRequest body) {
        var wanted = body.checked();
        var taken = withdrawals.withdraw(
                caller.id(), IdempotencyKey.of("withdrawal", "wallet", caller.id(), key), wanted);
        return IdempotencyKey.answer(HttpStatus.OK, taken.replayed())
                .body(Envelope.ok("Withdrawal successful", Withdrawn.of(taken), taken.transfer().createdAt()));
    }

    /**
     * What was taken out of a wallet.
     *
     * @param amount in shillings with two decimals, like the balances
     * @param createdAt UTC without a zone, to the second
     */
    record Withdrawn(
            UUID transactionId,
            String type,
            BigDecimal amount,
            BigDecimal balanceBefore,
            BigDecimal balanceAfter,
            String currency,
            @Nullable String description,
            String status,
            String createdAt) {

        static Withdrawn of(Taken taken) {
            var transfer = taken.transfer();
            var entry = transfer.entryOf(taken.wallet());
            return new Withdrawn(
                    transfer.id(),
                    transfer.kind(),
                    shillings(transfer.amount()),
                    shillings(entry.balanceBefore()),
                    shillings(entry.balanceAfter()),
                    MainWalletAccounts.ASSET,
                    WalletWithdrawals.description(transfer),
                    "COMPLETED",
                    Envelope.time(transfer.createdAt()));
        }

        private static BigDecimal shillings(long minor) {
            return BigDecimal.valueOf(minor, 2);
        }
    }
}
