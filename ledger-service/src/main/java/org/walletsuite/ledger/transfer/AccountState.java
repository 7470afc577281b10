package org.walletsuite.ledger.transfer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.walletsuite.ledger.account.Accounts;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.AccountStatus;
import org.walletsuite.platform.ledger.Leg;
import org.walletsuite.platform.ledger.PostingResult.Reason;

/** An account as the batch has left it so far. */
final class AccountState {

    static final String COLUMNS = Accounts.COLUMNS + ", head_hash";

    final Account read;
    long balance;
    long seq;
    byte[] headHash;
    AccountStatus status;
    boolean changed;

    private AccountState(Account read, byte[] headHash) {
        this.read = read;
        this.balance = read.balance();
        this.seq = read.seq();
        this.headHash = headHash;
        this.status = read.status();
    }

    static AccountState row(ResultSet row) throws SQLException {
        return new AccountState(Accounts.row(row), row.getBytes("head_hash"));
    }

    /** Why the account does not take this leg, or null. */
    @Nullable
    Reason refusal(Leg leg) {
        return switch (status) {
            case FROZEN -> Reason.ACCOUNT_FROZEN;
            case CLOSED -> Reason.ACCOUNT_CLOSED;
            case ACTIVE -> refusal(leg.amount());
        };
    }

    private @Nullable Reason refusal(long amount) {
        var after = balance + amount;
        if (((balance ^ after) & (amount ^ after)) < 0) {
            return Reason.AMOUNT_TOO_LARGE;
        }
        var floor = read.floor();
        return amount < 0 && floor != null && after < floor + read.held() ? Reason.INSUFFICIENT_FUNDS : null;
    }

    /** What may be spent without a credit line; below 1 when there is nothing. */
    long available() {
        return balance < 1 ? balance : balance - read.held();
    }

    /** Its next entry's values. */
    void post(long amount, byte[] hash) {
        balance += amount;
        seq++;
        headHash = hash;
        changed = true;
    }

    void become(AccountStatus next) {
        status = next;
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
                read.held(),
                read.floor(),
                status,
                seq,
                read.createdAt(),
                changed ? now : read.updatedAt());
    }
}
