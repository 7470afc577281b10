package org.walletsuite.notification.intake;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.walletsuite.notification.trigger.Occurrence;
import org.walletsuite.platform.event.DomainEvent;
import org.walletsuite.platform.event.VoucherEvent;
import org.walletsuite.platform.user.User;

/**
 * An event that is to make a notification, and where it came from.
 *
 * @param user null where no such user is known
 */
record Due(
        DomainEvent event,
        Occurrence occurrence,
        String topic,
        int partition,
        @Nullable User user) {

    /** Whether it is of a user who must be known; who owns a partner's voucher may be a customer, who is no user yet. */
    boolean isOfUser() {
        return !(event instanceof VoucherEvent of) || of.voucher().partnerId() == null;
    }

    /** The day that it is counted on. */
    LocalDate day() {
        return LocalDate.ofInstant(occurrence.time(), ZoneOffset.UTC);
    }
}
