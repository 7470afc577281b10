package org.walletsuite.wallet.wallet;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.platform.festival.Data;
import org.walletsuite.platform.festival.DataPage;
import org.walletsuite.platform.festival.Paging;
import org.walletsuite.platform.ledger.AccountStatus;
import org.walletsuite.platform.security.Principal;
import org.walletsuite.platform.security.RequiresRole;
import org.walletsuite.platform.security.Role;

/** Operations of staff and admins on users' wallets. */
@RestController
@RequestMapping("/api/v1")
class WalletController {

    private final Wallets wallets;
    private final QrCodes qrCodes;

    WalletController(Wallets wallets, QrCodes qrCodes) {
        this.wallets = wallets;
        this.qrCodes = qrCodes;
    }

    /** The wallets of a user, at a festival, or of this user at this festival, newest first. */
    @RequiresRole(Role.STAFF)
    @GetMapping("/wallets")
    DataPage<WalletView> wallets(
            @RequestParam(required = false) @Nullable UUID userId,
            @RequestParam(required = false) @Nullable UUID festivalId,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(name = "per_page", defaultValue = "20") int perPage) {
        return wallets.page(userId, festivalId, Paging.of(page, perPage));
    }

    @RequiresRole(Role.STAFF)
    @GetMapping("/wallets/{walletId}")
    Data<WalletView> one(@PathVariable UUID walletId) {
        return new Data<>(wallets.find(walletId).orElseThrow(Wallets::unknown));
    }

    @RequiresRole(Role.ADMIN)
    @PostMapping("/wallets/{walletId}/freeze")
    Data<WalletView> freeze(@AuthenticationPrincipal Principal.User caller, @PathVariable UUID walletId) {
        return new Data<>(wallets.changeStatus(caller, walletId, AccountStatus.FROZEN));
    }

    @RequiresRole(Role.ADMIN)
    @PostMapping("/wallets/{walletId}/unfreeze")
    Data<WalletView> unfreeze(@AuthenticationPrincipal Principal.User caller, @PathVariable UUID walletId) {
        return new Data<>(wallets.changeStatus(caller, walletId, AccountStatus.ACTIVE));
    }

    @RequiresRole(Role.ADMIN)
    @PostMapping("/wallets/{walletId}/close")
    Data<WalletView> close(@AuthenticationPrincipal Principal.User caller, @PathVariable UUID walletId) {
        return new Data<>(wallets.changeStatus(caller, walletId, AccountStatus.CLOSED));
    }

    @RequiresRole(Role.STAFF)
    @PostMapping("/payments/validate-qr")
    Data<WalletView> validateQr(@Valid @RequestBody Scanned body) {
        return new Data<>(qrCodes.read(body.qrCode()));
    }

    record Scanned(
            @NotBlank(message = "This field is required.") String qrCode) {}
}
