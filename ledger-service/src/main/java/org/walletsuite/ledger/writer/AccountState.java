package org.walletsuite.ledger.writer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.walletsuite.ledger.account.Accounts;
import org.walletsuite.ledger.transfer.EntryHash;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.AccountStatus;
import org.walletsuite.platform.ledger.HoldResult;
import org.walletsuite.platform.ledger.PostingResult.Reason;

/** An account's state within the current batch. */
final class AccountState {

    static final String COLUMNS = Accounts.COLUMNS + ", head_hash";

    /** Owner, program and asset: an owner has one {@code unapplied} account for each. */
    record Place(UUID ownerId, String program, String asset) {}

    final Account read;
    final boolean isNew;
    long balance;
    long held;

    @Nullable
    Long floor;

    long seq;
    byte[] headHash;
    AccountStatus status;
    boolean changed;

    AccountState(Account read, byte[] headHash, boolean isNew) {
        this.read = read;
        this.isNew = isNew;
        this.balance = read.balance();
        this.held = read.held();
        this.floor = read.floor();
        this.seq = read.seq();
        this.headHash = headHash;
        this.status = read.status();
    }

    static AccountState row(ResultSet row) throws SQLException {
        return new AccountState(Accounts.row(row), row.getBytes("head_hash"), false);
    }

    /** The account for settlements to the owner of {@code closed}; it is created by its first change. */
    static AccountState unapplied(AccountState closed, Instant now) {
        var owner = closed.read;
        var id = Account.unappliedId(owner.ownerId(), owner.program(), owner.asset());
        var account = new Account(
                id,
                owner.ownerId(),
                owner.ownerNumber(),
                owner.program(),
                Account.UNAPPLIED,
                owner.asset(),
                0,
                0,
                0L,
                AccountStatus.ACTIVE,
                0,
                now,
                now);
        return new AccountState(account, EntryHash.beginning(), true);
    }

    /** The same account for the next batch, once this one has committed. */
    AccountState committed(Instant now) {
        return new AccountState(changed ? account(now) : read, headHash, false);
    }

    Place place() {
        return new Place(read.ownerId(), read.program(), read.asset());
    }

    /**
     * Why the account does not take this amount, or null.
     *
     * @param settlement whether the amount is owed to the owner
     * @param released the part of the held money that is released at the same time
     */
    @Nullable
    Reason refusal(long amount, boolean settlement, long released) {
        return switch (status) {
            case FROZEN -> settlement ? refusal(amount, released) : Reason.ACCOUNT_FROZEN;
            case CLOSED -> Reason.ACCOUNT_CLOSED;
            case ACTIVE -> refusal(amount, released);
        };
    }

    private @Nullable Reason refusal(long amount, long released) {
        try {
            var kept = Math.subtractExact(held, released);
            var free = Math.subtractExact(Math.addExact(balance, amount), kept);
            return amount < 0 && floor != null && free < floor ? Reason.INSUFFICIENT_FUNDS : null;
        } catch (ArithmeticException e) {
            return Reason.AMOUNT_TOO_LARGE;
        }
    }

    /** Why this much can't be set aside, or null. */
    HoldResult.@Nullable Reason holdRefusal(long amount) {
        return switch (status) {
            case FROZEN -> HoldResult.Reason.ACCOUNT_FROZEN;
            case CLOSED -> HoldResult.Reason.ACCOUNT_CLOSED;
            case ACTIVE -> tooMuch(amount);
        };
    }

    private HoldResult.@Nullable Reason tooMuch(long amount) {
        try {
            var free = Math.subtractExact(balance, Math.addExact(held, amount));
            return floor != null && free < floor ? HoldResult.Reason.INSUFFICIENT_FUNDS : null;
        } catch (ArithmeticException e) {
            return HoldResult.Reason.AMOUNT_TOO_LARGE;
        }
    }

    /** The available amount without a credit line; below 1 when there is none. */
    long available() {
        return balance < 1 ? balance : balance - held;
    }

    /** Its next entry's values. */
    void post(long amount, byte[] hash) {
        balance += amount;
        seq++;
        headHash = hash;
        changed = true;
    }

    /** Sets more aside, or less when negative. */
    void hold(long amount) {
        held += amount;
        changed = true;
    }

    void become(AccountStatus next) {
        status = next;
        changed = true;
    }

    void limit(@Nullable Long lowest) {
        floor = lowest;
        changed = true;
    }

    Account account(Instant now) {
        return new Account(
                read.id(),
                read.ownerId(),
                read.ownerNumber(),
                read.program(),
                read.purpose(),
                read.asset(),
                balance,
                held,
                floor,
                status,
                seq,
                read.createdAt(),
                changed ? now : read.updatedAt());
    }
}
