package org.walletsuite.voucher.voucher;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.event.VoucherEvent;
import org.walletsuite.platform.event.VoucherEvent.Particulars;
import org.walletsuite.platform.event.VoucherEvent.VoucherCancelled;
import org.walletsuite.platform.event.VoucherEvent.VoucherExpired;
import org.walletsuite.platform.event.VoucherEvent.VoucherIssued;
import org.walletsuite.platform.event.VoucherEvent.VoucherRedeemed;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.partner.PartnerEnvironment;
import org.walletsuite.platform.workflow.Workflow;

/**
 * Money that whoever knows its code may redeem until it expires. A change that moves all of it begins as an intent:
 * {@code becoming} is the status it will have. A redemption begins with the part that it reserves, and is never refused
 * afterwards, so that what is left is never more than what others can still get. All of it needs the row's lock.
 */
@Entity
class Voucher {

    @Id
    private UUID id;

    @Version
    private @Nullable Long version;

    @Enumerated(EnumType.STRING)
    private PartnerEnvironment environment;

    private UUID ownerId;
    private UUID sourceId;
    private String sourcePurpose;

    @Embedded
    private @Nullable StoredCode code;

    @Embedded
    private @Nullable PartnerPart partner;

    private long amount;
    private long redeemed;
    private long reserved;

    private long returned;

    private int redemptionCount;

    @Enumerated(EnumType.STRING)
    private VoucherStatus status;

    @Enumerated(EnumType.STRING)
    private @Nullable VoucherStatus becoming;

    private UUID intentId;

    @Enumerated(EnumType.STRING)
    private @Nullable Refusal refusal;

    private @Nullable UUID transactionId;
    private Instant createdAt;
    private Instant expiresAt;
    private @Nullable Instant endedAt;

    private Instant waitsSince;

    @Column
    private @Nullable Instant nextAttemptAt;

    @Column
    private int attempts;

    @SuppressWarnings("NullAway.Init") // Hibernate fills what it makes.
    Voucher() {}

    /** The intent to move its worth from whoever pays to the voucher's account. Its times are whole milliseconds, as shown. */
    Voucher(UUID id, Terms terms, StoredCode code, @Nullable PartnerPart partner, Instant now) {
        this.id = id;
        this.environment = terms.environment();
        this.ownerId = terms.owner();
        this.sourceId = terms.source().id();
        this.sourcePurpose = terms.source().purpose();
        this.code = code;
        this.partner = partner;
        this.amount = terms.amount();
        this.status = VoucherStatus.ISSUING;
        this.becoming = VoucherStatus.ACTIVE;
        this.intentId = id;
        this.createdAt = now.truncatedTo(ChronoUnit.MILLIS);
        this.expiresAt = createdAt.plus(Duration.ofDays(terms.days()));
        this.waitsSince = now;
        this.nextAttemptAt = now.plus(Workflow.LEASE);
    }

    VoucherEvent issued(UUID transaction, Instant now) {
        reach(VoucherStatus.ACTIVE, now, expiresAt);
        transactionId = transaction;
        return new VoucherIssued(id + ":" + status, now, particulars(transaction));
    }

    /** Publishes nothing, and keeps no secret. An attempt may be on its way to the ledger still. */
    void refuse(Refusal why, Instant now) {
        reach(VoucherStatus.REFUSED, now, now.plus(Workflow.LEASE));
        refusal = why;
        code = null;
        partner = partner == null ? null : partner.withoutCustomer();
    }

    /** Its money came to the ledger after the refusal, and has to be taken back. */
    void cameLate(Instant now) {
        nextAttemptAt = now.plus(Workflow.LEASE);
    }

    /** Whether an attempt from before the refusal may come to the ledger still. */
    boolean mayComeLate(Instant now) {
        return now.isBefore(waitsSince.plus(Workflow.LEASE));
    }

    /**
     * Nothing of this refused voucher's money is in the ledger, nor will be, unless something came since it was read so.
     *
     * @param came whether it was there and was taken back, so that the ledger's entries need the voucher's row
     */
    void settle(Voucher asRead, boolean came, Instant now) {
        if (Objects.equals(version, asRead.version)) {
            nextAttemptAt = null;
            attempts = 0;
            endedAt = came ? now : endedAt;
        }
    }

    /** Whether somebody may redeem some of it now. */
    boolean isRedeemable(Instant now) {
        return status == VoucherStatus.ACTIVE && becoming == null && now.isBefore(expiresAt) && left() > 0;
    }

    /** The intent of a redemption of what is redeemable, which takes its part of what is left. */
    Redemption redeem(UUID redeemer, long part, Instant now) {
        if (!isRedeemable(now) || part > left()) {
            throw new IllegalStateException("Not redeemable: " + id);
        }
        reserved += part;
        return new Redemption(id, redeemer, part, now);
    }

    /** The ledger has paid a redemption. */
    VoucherEvent redeemed(Redemption redemption, UUID transaction, Instant now) {
        reserved -= redemption.amount();
        redeemed += redemption.amount();
        redemptionCount++;
        if (redeemed == amount) {
            reach(VoucherStatus.REDEEMED, now, null);
        }
        redemption.paid(transaction, amount - redeemed, now);
        return new VoucherRedeemed(
                redemption.id() + ":PAID", now, particulars(transaction), redemption.amount(), redemption.redeemerId());
    }

    /** A redemption that the ledger paid, and that this row never knew of because it is older. */
    VoucherEvent redeemedBefore(Redemption redemption, UUID transaction, Instant then) {
        reserved += redemption.amount();
        return redeemed(redemption, transaction, then);
    }

    /** Whether its partner may have it cancelled now. */
    boolean isCancellable(Instant now) {
        return isRedeemable(now) && left() == amount;
    }

    /** The intent to put its money back where it came from. */
    void beginCancellation(Instant now) {
        begin(VoucherStatus.CANCELLED, now);
    }

    /** Whether its time is over and nobody has put back yet what is left. */
    boolean mustExpire(Instant now) {
        return status == VoucherStatus.ACTIVE && becoming == null && !now.isBefore(expiresAt);
    }

    /** The intent to give its owner what is left; false while redemptions are under way, which are paid before. */
    boolean beginExpiry(Instant now) {
        if (mustExpire(now) && reserved == 0) {
            begin(VoucherStatus.EXPIRED, now);
        }
        return reserved == 0;
    }

    /** The intent to move what is left, in a way that the ledger may have gone already. */
    void begin(VoucherStatus next, Instant now) {
        becoming = next;
        intentId = Ids.next();
        waitsSince = now;
        nextAttemptAt = now.plus(Workflow.LEASE);
    }

    /** The ledger has moved what was left. */
    VoucherEvent ended(UUID transaction, Instant now) {
        var rest = left();
        returned = rest;
        reach(Objects.requireNonNull(becoming, "Nothing is under way"), now, null);
        endedAt = now;
        return status == VoucherStatus.CANCELLED
                ? new VoucherCancelled(id + ":" + status, now, particulars(transaction), rest)
                : new VoucherExpired(id + ":" + status, now, particulars(transaction), rest);
    }

    private void reach(VoucherStatus next, Instant now, @Nullable Instant nextAttempt) {
        if (!status.canBecome(next)) {
            throw new IllegalStateException("Voucher " + id + " is " + status + " and can't become " + next);
        }
        status = next;
        becoming = null;
        waitsSince = next == VoucherStatus.ACTIVE ? expiresAt : now;
        nextAttemptAt = nextAttempt;
        attempts = 0;
    }

    private Particulars particulars(UUID transaction) {
        return row().particulars(amount - redeemed - returned, transaction);
    }

    private StoredCode stored() {
        return Objects.requireNonNull(code, "Nothing is kept of a refused voucher");
    }

    /** As it is shown; throws before it was issued. */
    VoucherRow row() {
        return new VoucherRow(
                id,
                environment,
                ownerId,
                stored(),
                partner,
                amount,
                left(),
                redemptionCount,
                status,
                Objects.requireNonNull(transactionId, "Nothing was issued"),
                createdAt,
                expiresAt,
                endedAt);
    }

    /** What can still be redeemed, in cents. */
    long left() {
        return amount - redeemed - reserved - returned;
    }

    UUID id() {
        return id;
    }

    PartnerEnvironment environment() {
        return environment;
    }

    UUID ownerId() {
        return ownerId;
    }

    Terms.Source source() {
        return new Terms.Source(sourceId, sourcePurpose);
    }

    VoucherStatus status() {
        return status;
    }

    /** The status that the voucher is about to reach. */
    Optional<VoucherStatus> becoming() {
        return Optional.ofNullable(becoming);
    }

    /** The latest intent, by which idempotency keys find their answer. */
    UUID intentId() {
        return intentId;
    }

    long amount() {
        return amount;
    }

    /** Why the ledger rejected it; throws where it did not. */
    Refusal refusal() {
        return Objects.requireNonNull(refusal, "The ledger refused nothing");
    }
}
