package org.walletsuite.voucher.voucher;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.workflow.Workflow;

/** Money that leaves a voucher for a user's wallet: once it is written it is owed, so that the ledger can't refuse it. */
@Entity
@Table(name = "voucher_redemption")
class Redemption {

    @Id
    private UUID id;

    @Version
    private @Nullable Long version;

    private UUID voucherId;
    private UUID redeemerId;
    private long amount;

    @Enumerated(EnumType.STRING)
    private Status status;

    private @Nullable Long balance;
    private @Nullable UUID transactionId;

    @Column
    private Instant createdAt;

    private @Nullable Instant paidAt;

    @Column
    private @Nullable Instant nextAttemptAt;

    @Column
    private int attempts;

    private enum Status {
        PAYING,
        PAID
    }

    @SuppressWarnings("NullAway.Init") // Hibernate fills what it makes.
    Redemption() {}

    Redemption(UUID voucher, UUID redeemer, long amount, Instant now) {
        this(Ids.next(), voucher, redeemer, amount, now);
    }

    /** One that the ledger knows by this id. */
    Redemption(UUID id, UUID voucher, UUID redeemer, long amount, Instant now) {
        this.id = id;
        this.voucherId = voucher;
        this.redeemerId = redeemer;
        this.amount = amount;
        this.status = Status.PAYING;
        this.createdAt = now;
        this.nextAttemptAt = now.plus(Workflow.LEASE);
    }

    void paid(UUID transaction, long left, Instant now) {
        status = Status.PAID;
        transactionId = transaction;
        balance = left;
        paidAt = now;
        nextAttemptAt = null;
        attempts = 0;
    }

    boolean isPaid() {
        return status == Status.PAID;
    }

    /** As it is shown; throws before it was paid. */
    VoucherRows.Paid row() {
        return new VoucherRows.Paid(
                id,
                voucherId,
                amount,
                Objects.requireNonNull(balance),
                Objects.requireNonNull(transactionId),
                Objects.requireNonNull(paidAt));
    }

    UUID id() {
        return id;
    }

    UUID voucherId() {
        return voucherId;
    }

    UUID redeemerId() {
        return redeemerId;
    }

    /** In cents. */
    long amount() {
        return amount;
    }
}
