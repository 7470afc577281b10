package org.walletsuite.partnersync.webhook;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.id.Ids;

/** What a partner can have sent to try its endpoint out: an event of a voucher that never was. */
enum SampleEvent {
    ISSUED("voucher.issued", 100_00, null, "active"),
    REDEEMED("voucher.redeemed", 40_00, 60_00L, "active"),
    EXPIRED("voucher.expired", 100_00, null, "expired"),
    CANCELLED("voucher.cancelled", 100_00, null, "cancelled");

    /** Nobody's: codes don't begin with a zero. */
    static final String CODE = "0000000000000000";

    private final String type;
    private final long amount;
    private final @Nullable Long balance;
    private final String status;

    SampleEvent(String type, long amount, @Nullable Long balance, String status) {
        this.type = type;
        this.amount = amount;
        this.balance = balance;
        this.status = status;
    }

    static Optional<SampleEvent> of(String type) {
        return Stream.of(values()).filter(one -> one.type.equals(type)).findFirst();
    }

    NewDelivery delivery(Instant now) {
        return new NewDelivery(
                "test:" + Ids.next(), type, Ids.next(), "TEST-REFERENCE", amount, balance, status, Ids.next(), now);
    }
}
