package org.walletsuite.payment.transaction;

import org.springframework.http.ResponseEntity;
import org.walletsuite.platform.festival.Data;
import org.walletsuite.platform.web.IdempotencyKey;

/**
 * The transaction of a command, as the owner of the wallet sees it.
 *
 * @param replayed whether it was posted for an earlier attempt of the same command
 */
public record PostedTransaction(TransactionView transaction, boolean replayed) {

    /** Every attempt of the command gets the same body. */
    public ResponseEntity<Data<TransactionView>> answer() {
        var response = ResponseEntity.ok();
        if (replayed) {
            response.header(IdempotencyKey.REPLAYED, "true");
        }
        return response.body(new Data<>(transaction));
    }
}
