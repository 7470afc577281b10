package org.walletsuite.payment.transaction;

import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.platform.festival.DataPage;
import org.walletsuite.platform.festival.Paging;
import org.walletsuite.platform.security.Principal;
import org.walletsuite.platform.security.RequiresRole;
import org.walletsuite.platform.security.Role;

/** The transactions of the caller's own wallet, and those at a stand, newest first. */
@RestController
class TransactionController {

    private final Transactions transactions;

    TransactionController(Transactions transactions) {
        this.transactions = transactions;
    }

    @GetMapping("/api/v1/me/wallets/{festivalId}/transactions")
    DataPage<TransactionView> mine(
            @AuthenticationPrincipal Principal.User caller,
            @PathVariable UUID festivalId,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(name = "per_page", defaultValue = "20") int perPage) {
        return transactions.list(caller.id(), festivalId, Paging.of(page, perPage));
    }

    @RequiresRole(Role.STAFF)
    @GetMapping("/api/v1/stands/{standId}/transactions")
    DataPage<TransactionView> transactionsOfStand(
            @PathVariable UUID standId,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(name = "per_page", defaultValue = "20") int perPage) {
        return transactions.listOfStand(standId, Paging.of(page, perPage));
    }
}
