package org.walletsuite.partnersync.webhook;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.event.VoucherEvent;
import org.walletsuite.platform.event.VoucherEvent.VoucherCancelled;
import org.walletsuite.platform.event.VoucherEvent.VoucherExpired;
import org.walletsuite.platform.event.VoucherEvent.VoucherIssued;
import org.walletsuite.platform.event.VoucherEvent.VoucherRedeemed;

/**
 * An event that a partner is to get; all of its content but the code.
 *
 * @param amount in cents, what the transaction moved
 * @param balance in cents, what is left; null where that goes without saying
 */
record NewDelivery(
        String eventId,
        String eventType,
        UUID voucherId,
        @Nullable String partnerReference,
        long amount,
        @Nullable Long balance,
        String voucherStatus,
        @Nullable UUID transactionId,
        Instant happenedAt) {

    static NewDelivery of(VoucherEvent event) {
        var voucher = event.voucher();
        return switch (event) {
            case VoucherIssued _ -> of(event, "voucher.issued", voucher.amount(), null, "active");
            case VoucherRedeemed redeemed ->
                of(
                        event,
                        "voucher.redeemed",
                        redeemed.amount(),
                        voucher.balance(),
                        voucher.balance() == 0 ? "redeemed" : "active");
            case VoucherExpired expired -> of(event, "voucher.expired", expired.returned(), null, "expired");
            case VoucherCancelled cancelled -> of(event, "voucher.cancelled", cancelled.returned(), null, "cancelled");
        };
    }

    private static NewDelivery of(VoucherEvent event, String type, long amount, @Nullable Long balance, String status) {
        var voucher = event.voucher();
        return new NewDelivery(
                event.id(),
                type,
                voucher.id(),
                voucher.partnerReference(),
                amount,
                balance,
                status,
                voucher.transactionId(),
                event.time());
    }
}
