package org.walletsuite.ledger.writer;

import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.Hold;
import org.walletsuite.platform.ledger.HoldResult;
import org.walletsuite.platform.ledger.PostingResult;
import org.walletsuite.platform.ledger.PostingResult.Posted;
import org.walletsuite.platform.ledger.PostingResult.Rejected;
import org.walletsuite.platform.ledger.PostingResult.Replayed;
import org.walletsuite.platform.ledger.RequestHash;
import org.walletsuite.platform.ledger.Transfer;

/** Replies as text without ids and times, which differ between the model and the ledger. */
final class ComparableAnswers {

    private ComparableAnswers() {}

    static String of(PostingResult result) {
        return switch (result) {
            case Posted posted -> "posted " + of(posted.transfer());
            case Replayed replayed -> "replayed " + of(replayed.transfer());
            case Rejected rejected -> "rejected " + rejected;
        };
    }

    static String of(Transfer transfer) {
        return String.join(
                " ",
                transfer.idempotencyKey(),
                transfer.kind(),
                transfer.reverses() == null ? "ref " + transfer.reference() : "reversal",
                transfer.amount() + " " + transfer.reversedTotal(),
                RequestHash.canonical(transfer.metadata()),
                transfer.entries().toString());
    }

    static String of(HoldResult result) {
        return switch (result) {
            case HoldResult.Done done -> "done " + of(done.hold());
            case HoldResult.Replayed replayed -> "replayed " + of(replayed.hold());
            case HoldResult.Refused refused -> refused.toString();
        };
    }

    static String of(Hold hold) {
        return String.join(
                " ",
                hold.idempotencyKey(),
                hold.accountId().toString(),
                hold.amount() + " " + hold.status() + " " + hold.posted(),
                hold.reference() + " " + hold.expiresAt(),
                RequestHash.canonical(hold.metadata()));
    }

    static String of(Account account) {
        return String.join(
                " ",
                account.id() + " " + account.ownerId() + " " + account.ownerNumber(),
                account.program() + " " + account.purpose() + " " + account.asset(),
                account.balance() + " " + account.held() + " " + account.floor(),
                account.status() + " " + account.seq());
    }
}
