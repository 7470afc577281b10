package org.walletsuite.payment.payment;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.walletsuite.payment.transaction.Booking;
import org.walletsuite.payment.transaction.TransactionView;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorDialect.RequestLine;
import org.walletsuite.platform.festival.FestivalErrors;
import org.walletsuite.platform.festival.FestivalErrors.Problem;

/**
 * What became of an offline payment.
 *
 * @param offlineId as it was sent; absent when none was
 * @param transaction what was booked for it, now or before
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
        /** It had been booked before; nothing was charged again. */
        DUPLICATE
    }

    static OfflineOutcome booked(@Nullable String offlineId, Booking booking) {
        return new OfflineOutcome(
                offlineId, booking.replayed() ? Status.DUPLICATE : Status.COMPLETED, booking.transaction(), null);
    }

    static OfflineOutcome failed(@Nullable String offlineId, ApiException error) {
        var problem = FestivalErrors.problem(error, new RequestLine("POST", OfflineController.PATH));
        return new OfflineOutcome(offlineId, Status.FAILED, null, problem);
    }
}
