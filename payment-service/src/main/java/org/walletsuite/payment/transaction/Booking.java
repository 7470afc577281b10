package org.walletsuite.payment.transaction;

import org.springframework.http.ResponseEntity;
import org.walletsuite.platform.festival.Data;
import org.walletsuite.platform.web.IdempotencyKey;

/**
 * What the ledger has booked for a command, as the owner of the wallet sees it.
 *
 * @param replayed whether it was booked for an earlier try of the same command
 */
public record Booking(TransactionView transaction, boolean replayed) {

    /** Every try of the command is answered with the same body. */
    public ResponseEntity<Data<TransactionView>> answer() {
        var response = ResponseEntity.ok();
        if (replayed) {
            response.header(IdempotencyKey.REPLAYED, "true");
        }
        return response.body(new Data<>(transaction));
    }
}
