package org.walletsuite.payment.payment;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.walletsuite.payment.transaction.PostedTransaction;
import org.walletsuite.payment.transaction.TransactionView;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorDialect.RequestLine;
import org.walletsuite.platform.festival.FestivalErrors;
import org.walletsuite.platform.festival.FestivalErrors.Problem;

/**
 * The outcome of an offline payment.
 *
 * @param offlineId as it was sent; absent when none was
 * @param transaction its transaction, posted now or before
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OfflineOutcome(
        @Nullable String offlineId,
        Status status,
        @Nullable TransactionView transaction,
        @Nullable Problem error) {

    enum Status {
        COMPLETED,
        FAILED,
        /** It had been posted before; nothing was charged again. */
        DUPLICATE
    }

    static OfflineOutcome posted(@Nullable String offlineId, PostedTransaction posted) {
        return new OfflineOutcome(
                offlineId, posted.replayed() ? Status.DUPLICATE : Status.COMPLETED, posted.transaction(), null);
    }

    static OfflineOutcome failed(@Nullable String offlineId, ApiException error) {
        var problem = FestivalErrors.problem(error, new RequestLine("POST", OfflineController.PATH));
        return new OfflineOutcome(offlineId, Status.FAILED, null, problem);
    }
}
