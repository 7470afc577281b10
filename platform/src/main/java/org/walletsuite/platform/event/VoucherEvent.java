package org.walletsuite.platform.event;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of a voucher, keyed by voucher. */
@Topic(VoucherEvent.TOPIC)
public sealed interface VoucherEvent extends DomainEvent {

    String TOPIC = "vouchers";

    Particulars voucher();

    @Override
    default String key() {
        return voucher().id().toString();
    }

    /**
     * A voucher as the event left it. Its code is worth money and never travels.
     *
     * @param ownerId who owns it: a user, or a partner's customer who is none yet; null in UAT, where nobody does
     * @param lastDigits the last four digits of the code
     * @param environment {@code production} or {@code uat}
     * @param partnerId the partner who issued it
     * @param partnerReference how that partner knows it
     * @param amount that it was issued for, in minor units of the currency
     * @param balance what is left on it after the event, in minor units of the currency
     * @param transactionId the ledger's transfer that this event tells of; null where none moved, and in events of older
     *     releases
     */
    record Particulars(
            UUID id,
            @Nullable UUID ownerId,
            String lastDigits,
            String environment,
            @Nullable String partnerId,
            @Nullable String partnerReference,
            long amount,
            long balance,
            String currency,
            Instant createdAt,
            Instant expiresAt,
            @Nullable UUID transactionId) {

        public Particulars {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(lastDigits, "lastDigits");
            Objects.requireNonNull(environment, "environment");
            Objects.requireNonNull(currency, "currency");
            Objects.requireNonNull(createdAt, "createdAt");
            Objects.requireNonNull(expiresAt, "expiresAt");
        }
    }

    /** The voucher is worth its amount from now on. */
    @EventType("voucher.issued.v1")
    record VoucherIssued(String id, Instant time, Particulars voucher) implements VoucherEvent {}

    /**
     * Some or all of the voucher was spent.
     *
     * @param amount spent this time, in minor units of the voucher's currency
     * @param redeemerId the user who spent it; null where it was no user
     */
    @EventType("voucher.redeemed.v1")
    record VoucherRedeemed(
            String id,
            Instant time,
            Particulars voucher,
            long amount,
            @Nullable UUID redeemerId) implements VoucherEvent {}

    /**
     * The voucher's time is over.
     *
     * @param returned what was left on it and went back to where it came from, in minor units of its currency
     */
    @EventType("voucher.expired.v1")
    record VoucherExpired(String id, Instant time, Particulars voucher, long returned) implements VoucherEvent {}

    /**
     * The voucher was taken back.
     *
     * @param returned what was left on it and went back to where it came from, in minor units of its currency
     */
    @EventType("voucher.cancelled.v1")
    record VoucherCancelled(String id, Instant time, Particulars voucher, long returned) implements VoucherEvent {}
}
