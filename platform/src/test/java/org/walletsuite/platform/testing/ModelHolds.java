package org.walletsuite.platform.testing;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.Hold;
import org.walletsuite.platform.ledger.HoldResult;
import org.walletsuite.platform.ledger.HoldResult.Done;
import org.walletsuite.platform.ledger.HoldResult.Reason;
import org.walletsuite.platform.ledger.HoldResult.Refused;
import org.walletsuite.platform.ledger.HoldResult.Replayed;
import org.walletsuite.platform.ledger.HoldStatus;
import org.walletsuite.platform.ledger.NewHold;
import org.walletsuite.platform.ledger.RequestHash;

/** How the ledger's model places, voids and expires holds. */
final class ModelHolds {

    private final ModelBooks books;

    ModelHolds(ModelBooks books) {
        this.books = books;
    }

    Optional<HoldResult> withoutPlacing(NewHold requested) {
        var known = books.holdByKey(requested.idempotencyKey());
        if (known.isPresent()) {
            return known.map(hold -> hold.requestHash().equals(RequestHash.of(requested))
                    ? new Replayed(hold)
                    : new Refused(Reason.KEY_REUSED));
        }
        var account = books.account(requested.accountId(), requested.purpose());
        if (account == null) {
            return Optional.of(new Refused(Reason.UNKNOWN_ACCOUNT));
        }
        return switch (account.status()) {
            case FROZEN -> Optional.of(new Refused(Reason.ACCOUNT_FROZEN));
            case CLOSED -> Optional.of(new Refused(Reason.ACCOUNT_CLOSED));
            case ACTIVE -> refusal(requested, account).map(Refused::new);
        };
    }

    private Optional<Reason> refusal(NewHold requested, Account account) {
        var amount = amount(requested, account);
        if (!ModelCommands.fits(LongStream.of(account.held(), amount))
                || !ModelCommands.fits(LongStream.of(account.balance(), -account.held(), -amount))) {
            return Optional.of(Reason.AMOUNT_TOO_LARGE);
        }
        var isShort = account.floor() != null && account.balance() - account.held() - amount < account.floor();
        if (isShort || amount == 0) {
            return Optional.of(Reason.INSUFFICIENT_FUNDS);
        }
        var isOver = requested.expiresAt() != null && !books.now().isBefore(requested.expiresAt());
        return isOver ? Optional.of(Reason.HOLD_NOT_OPEN) : Optional.empty();
    }

    private static long amount(NewHold requested, Account account) {
        return requested.amount() == null ? ModelCommands.available(account) : requested.amount();
    }

    /** Places a hold that is not rejected. */
    HoldResult place(NewHold requested) {
        var hold = new Hold(
                Ids.next(),
                requested.accountId(),
                amount(requested, books.account(requested.accountId())),
                HoldStatus.OPEN,
                requested.idempotencyKey(),
                RequestHash.of(requested),
                requested.reference(),
                requested.metadata(),
                requested.expiresAt(),
                null,
                null,
                books.now(),
                null);
        books.put(hold);
        books.hold(hold.accountId(), hold.amount());
        return new Done(hold);
    }

    /** How a void would be answered; empty when it would void the hold. */
    Optional<HoldResult> withoutVoiding(UUID id) {
        var hold = books.holds.get(id);
        if (hold == null) {
            return Optional.of(new Refused(Reason.UNKNOWN_HOLD));
        }
        return switch (hold.status()) {
            case OPEN -> Optional.empty();
            case VOIDED, EXPIRED -> Optional.of(new Replayed(hold));
            case POSTED -> Optional.of(new Refused(Reason.HOLD_NOT_OPEN));
        };
    }

    HoldResult expire(UUID id) {
        return withoutVoiding(id)
                .orElseGet(() -> open(id).isOverAt(books.now())
                        ? close(open(id).expired(books.now()))
                        : new Refused(Reason.HOLD_NOT_OPEN));
    }

    HoldResult voidHold(UUID id) {
        return close(open(id).voided(books.now()));
    }

    private Hold open(UUID id) {
        return Objects.requireNonNull(books.holds.get(id));
    }

    private HoldResult close(Hold closed) {
        books.put(closed);
        books.hold(closed.accountId(), -closed.amount());
        return new Done(closed);
    }
}
