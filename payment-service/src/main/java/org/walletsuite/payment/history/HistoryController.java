package org.walletsuite.payment.history;

import java.time.Clock;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.mainwallet.Envelope;
import org.walletsuite.platform.security.Principal;

/** What happened on the caller's own main wallet, newest first. */
@RestController
class HistoryController {

    private static final int LARGEST = 100;

    private final History history;
    private final Clock clock;

    HistoryController(History history, Clock clock) {
        this.history = history;
        this.clock = clock;
    }

    /** Pages count from 0; of a larger size than 100 only 100 are on one. Of top-ups that were never credited the newest 1,000 are listed. */
    @GetMapping("/api/v1/wallet/transactions")
    Envelope<HistoryPage> walletTransactions(
            @AuthenticationPrincipal Principal.User caller,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "20") int size) {
        if (page < 0) {
            throw ApiException.invalid("page", "Must be at least 0.");
        }
        if (size < 1) {
            throw ApiException.invalid("size", "Must be at least 1.");
        }
        return Envelope.ok(
                "Transactions retrieved successfully",
                history.page(caller.id(), page, Math.min(size, LARGEST)),
                clock.instant());
    }
}
