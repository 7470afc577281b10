package org.walletsuite.wallet.mainwallet;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.platform.ledger.AccountStatus;
import org.walletsuite.platform.ledger.StatusChange;
import org.walletsuite.platform.mainwallet.Envelope;
import org.walletsuite.platform.mainwallet.MainWalletAccounts;
import org.walletsuite.platform.mainwallet.Shillings;
import org.walletsuite.platform.security.Principal;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.web.Fields;

/** Users see and switch their main wallets, and admins those of others. */
@RestController
@RequestMapping("/api/v1/wallet")
class MainWalletController {

    private static final int LONGEST_REASON = 200;

    private final MainWallets wallets;
    private final MainWalletStatusChanges changes;
    private final Clock clock;

    MainWalletController(MainWallets wallets, MainWalletStatusChanges changes, Clock clock) {
        this.wallets = wallets;
        this.changes = changes;
        this.clock = clock;
    }

    @GetMapping("/my-wallet")
    Envelope<MainWalletView> myWallet(@AuthenticationPrincipal Principal.User caller) {
        return shown(wallets.mine(caller));
    }

    @GetMapping("/balance")
    Envelope<Balance> balance(@AuthenticationPrincipal Principal.User caller) {
        var balance = Shillings.of(wallets.mine(caller).account().balance());
        return Envelope.ok(
                "Balance retrieved successfully", new Balance(balance, MainWalletAccounts.ASSET), clock.instant());
    }

    @GetMapping("/{walletId}")
    Envelope<MainWalletView> walletById(@AuthenticationPrincipal Principal.User caller, @PathVariable UUID walletId) {
        return shown(wallets.get(caller, walletId));
    }

    @GetMapping("/of/{userId}")
    Envelope<MainWalletView> walletOfUser(@AuthenticationPrincipal Principal.User caller, @PathVariable UUID userId) {
        return shown(wallets.of(caller, userId));
    }

    @PutMapping("/{walletId}/activate")
    Envelope<Void> activateWallet(@AuthenticationPrincipal Principal.User caller, @PathVariable UUID walletId) {
        var wallet = wallets.reachable(caller, walletId, Role.SUPER_ADMIN, "activate");
        change(wallet.id(), AccountStatus.ACTIVE, null, caller);
        return Envelope.ok("Wallet activated successfully", null, clock.instant());
    }

    /** The reason is kept with who gave it. */
    @PutMapping("/{walletId}/deactivate")
    Envelope<Void> deactivateWallet(
            @AuthenticationPrincipal Principal.User caller, @PathVariable UUID walletId, @RequestParam String reason) {
        var fields = new Fields();
        var line = fields.requiredLine("reason", reason, LONGEST_REASON);
        fields.check();
        var wallet = wallets.reachable(caller, walletId, Role.ADMIN, "deactivate");
        change(wallet.id(), AccountStatus.FROZEN, line, caller);
        return Envelope.ok("Wallet deactivated successfully", null, clock.instant());
    }

    private void change(UUID wallet, AccountStatus status, @Nullable String reason, Principal.User caller) {
        if (changes.change(wallet, status, reason, caller.id()) instanceof StatusChange.Refused(var why)) {
            throw new IllegalStateException("The ledger says " + why + " to wallet " + wallet);
        }
    }

    private Envelope<MainWalletView> shown(MainWallets.Found found) {
        return Envelope.ok(
                "Wallet retrieved successfully", MainWalletView.of(found.wallet(), found.account()), clock.instant());
    }

    /**
     * What is in a wallet.
     *
     * @param balance in shillings with two decimals
     */
    record Balance(BigDecimal balance, String currency) {}
}
