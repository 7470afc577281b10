package org.walletsuite.withdrawal.request;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.event.WithdrawalEvent;
import org.walletsuite.platform.event.WithdrawalEvent.Particulars;
import org.walletsuite.platform.event.WithdrawalEvent.WithdrawalApproved;
import org.walletsuite.platform.event.WithdrawalEvent.WithdrawalCancelled;
import org.walletsuite.platform.event.WithdrawalEvent.WithdrawalCreated;
import org.walletsuite.platform.event.WithdrawalEvent.WithdrawalRejected;
import org.walletsuite.platform.giftcard.GiftCardAccounts;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.ledger.HoldResult;
import org.walletsuite.platform.security.Principal;
import org.walletsuite.platform.workflow.Workflow;

/**
 * A user's request to be paid out. What begins with "begin" is an intent: whoever commits it, or the worker once the lease
 * is over, asks the ledger and comes back with the outcome. All of it needs the row's lock.
 */
@Entity
class Withdrawal {

    private static final String OWN = "You cannot process your own withdrawal.";

    @Id
    private UUID id;

    @Version
    private @Nullable Long version;

    private long number;
    private UUID userId;
    private long userNumber;
    private UUID accountId;
    private long amount;
    private String currency;

    @JdbcTypeCode(SqlTypes.JSON)
    private Payee payee;

    @Enumerated(EnumType.STRING)
    private WithdrawalStatus status;

    private UUID intentId;

    @Enumerated(EnumType.STRING)
    private HoldResult.@Nullable Reason refusal;

    private @Nullable UUID holdId;
    private @Nullable UUID firstApprovedBy;
    private @Nullable UUID decidedBy;

    @Column
    private @Nullable Instant decidedAt;

    private @Nullable String transactionReference;
    private @Nullable String reason;
    private @Nullable String notes;
    private Instant createdAt;
    private Instant updatedAt;

    @Column
    private @Nullable Instant nextAttemptAt;

    @Column
    private int attempts;

    @Embedded
    private AuditLog audit = new AuditLog();

    @SuppressWarnings("NullAway.Init") // Hibernate fills what it makes.
    Withdrawal() {}

    /** The intent to hold the money. */
    Withdrawal(long number, Applicant user, Terms terms, Instant now) {
        this.id = Ids.next();
        this.number = number;
        this.userId = user.id();
        this.userNumber = user.number();
        this.accountId = user.accountId();
        this.amount = terms.amount();
        this.currency = GiftCardAccounts.USD.code();
        this.payee = terms.payee();
        this.status = WithdrawalStatus.REQUESTING;
        this.intentId = id;
        this.createdAt = now;
        this.updatedAt = now;
        this.nextAttemptAt = now.plus(Workflow.LEASE);
    }

    WithdrawalEvent held(UUID hold, Instant now) {
        holdId = hold;
        conclude(WithdrawalStatus.PENDING, now);
        record(AuditAction.CREATE, userId, null, now);
        return new WithdrawalCreated(eventId(), now, particulars(), audit.head());
    }

    /** The worker comes back once no other attempt's hold can come any more. */
    void refused(HoldResult.Reason why, Instant now) {
        refusal = why;
        conclude(WithdrawalStatus.REFUSED, now);
        nextAttemptAt = now.plus(Workflow.LEASE);
    }

    /** Nothing is left to be done for what was refused. */
    void nothingIsHeld() {
        nextAttemptAt = null;
        attempts = 0;
    }

    /** Begins the approval; where two admins must approve, the first one's is only noted. */
    void approve(
            Principal.User admin, boolean needsTwo, @Nullable String reference, @Nullable String note, Instant now) {
        admin.mustNotBe(userId, OWN);
        status.to(WithdrawalStatus.APPROVING); // The first approval, too, needs what can be approved.
        var first = firstApprovedBy;
        if (needsTwo && first != null) {
            admin.mustNotBe(first, "Another admin must give the second approval.");
        }
        transactionReference = reference == null ? transactionReference : reference;
        if (needsTwo && first == null) {
            noteFirstApproval(admin, note, now);
        } else {
            begin(WithdrawalStatus.APPROVING, admin.id(), note, now);
        }
    }

    private void noteFirstApproval(Principal.User admin, @Nullable String note, Instant now) {
        intentId = Ids.next();
        firstApprovedBy = admin.id();
        updatedAt = now;
        record(AuditAction.FIRST_APPROVAL, admin.id(), note, now);
    }

    void beginRejection(Principal.User admin, String why, @Nullable String note, Instant now) {
        admin.mustNotBe(userId, OWN);
        begin(WithdrawalStatus.REJECTING, admin.id(), note, now);
        transactionReference = null;
        reason = why;
    }

    void beginCancellation(Instant now) {
        begin(WithdrawalStatus.CANCELLING, userId, null, now);
        transactionReference = null;
    }

    WithdrawalEvent approved(Instant now) {
        conclude(WithdrawalStatus.APPROVED, now);
        record(AuditAction.APPROVE, decider(), notes, decision());
        return new WithdrawalApproved(eventId(), now, particulars(), audit.head(), transactionReference);
    }

    WithdrawalEvent rejected(Instant now) {
        var why = Objects.requireNonNull(reason, "Whoever begins a rejection says why");
        conclude(WithdrawalStatus.REJECTED, now);
        record(AuditAction.REJECT, decider(), notes == null ? why : why + " - " + notes, decision());
        return new WithdrawalRejected(eventId(), now, particulars(), audit.head(), why);
    }

    WithdrawalEvent cancelled(Instant now) {
        conclude(WithdrawalStatus.CANCELLED, now);
        record(AuditAction.CANCEL, decider(), null, decision());
        return new WithdrawalCancelled(eventId(), now, particulars(), audit.head());
    }

    /** Each status is reached once. */
    private String eventId() {
        return id + ":" + status;
    }

    private void begin(WithdrawalStatus intent, UUID who, @Nullable String note, Instant now) {
        status = status.to(intent);
        intentId = Ids.next();
        decidedBy = who;
        decidedAt = now;
        notes = note;
        updatedAt = now;
        nextAttemptAt = now.plus(Workflow.LEASE);
    }

    private void conclude(WithdrawalStatus outcome, Instant now) {
        status = status.to(outcome);
        updatedAt = now;
        nextAttemptAt = null;
        attempts = 0;
    }

    private void record(AuditAction action, UUID actor, @Nullable String note, Instant when) {
        var to = status.shown().orElseThrow().text();
        audit.add(new AuditRecord(
                id, audit.next(), action.name(), actor, action.from(), to, note, transactionReference, when));
    }

    private UUID decider() {
        return Objects.requireNonNull(decidedBy, "Whoever begins a decision makes it");
    }

    /** When it was decided; the ledger may have done its part much later. */
    private Instant decision() {
        return Objects.requireNonNull(decidedAt, "Whoever begins a decision makes it at some time");
    }

    private Particulars particulars() {
        return new Particulars(
                id, number, userId, userNumber, amount, currency, payee.way().code());
    }

    UUID id() {
        return id;
    }

    long number() {
        return number;
    }

    UUID userId() {
        return userId;
    }

    long userNumber() {
        return userNumber;
    }

    /** The ledger account that the money is taken from. */
    UUID accountId() {
        return accountId;
    }

    /** In cents. */
    long amount() {
        return amount;
    }

    Payee payee() {
        return payee;
    }

    WithdrawalStatus status() {
        return status;
    }

    /** What was begun last: its requests are answered by it. */
    UUID intentId() {
        return intentId;
    }

    HoldResult.@Nullable Reason refusal() {
        return refusal;
    }

    /** The hold in the ledger; throws before there is one. */
    UUID holdId() {
        return Objects.requireNonNull(holdId, "Nothing is held yet");
    }

    @Nullable
    UUID firstApprovedBy() {
        return firstApprovedBy;
    }

    @Nullable
    UUID decidedBy() {
        return decidedBy;
    }

    @Nullable
    String transactionReference() {
        return transactionReference;
    }

    @Nullable
    String reason() {
        return reason;
    }

    @Nullable
    String notes() {
        return notes;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
