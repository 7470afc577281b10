package org.walletsuite.notification.intake;

import java.util.List;
import java.util.Set;
import org.walletsuite.notification.trigger.LedgerTriggers;
import org.walletsuite.platform.event.LedgerEvent;
import org.walletsuite.platform.event.OrderEvent;
import org.walletsuite.platform.event.SecurityEvent;
import org.walletsuite.platform.event.UserEvent;
import org.walletsuite.platform.event.VoucherEvent;
import org.walletsuite.platform.event.WithdrawalEvent;

/**
 * A topic of events that users may be notified of, and who consumes it.
 *
 * @param programs of the ledger that are consumed; empty for all events
 */
public record Source(String listener, String topic, Set<String> programs) {

    /** All of them. */
    public static final List<Source> ALL = List.of(
            new Source(Listeners.LEDGER, LedgerEvent.TOPIC, LedgerTriggers.PROGRAMS),
            new Source(Listeners.ORDERS, OrderEvent.TOPIC, Set.of()),
            new Source(Listeners.WITHDRAWALS, WithdrawalEvent.TOPIC, Set.of()),
            new Source(Listeners.USERS, UserEvent.TOPIC, Set.of()),
            new Source(Listeners.VOUCHERS, VoucherEvent.TOPIC, Set.of()),
            new Source(Listeners.SECURITY, SecurityEvent.TOPIC, Set.of()));
}
