package org.walletsuite.runner.fault;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.walletsuite.runner.trial.Api;

/**
 * A wallet as far as its clients know it: between what they were told and what they have begun lies what it may hold.
 * Amounts are in cents.
 */
final class Purse {

    /** A debit of this amount takes whatever is there. */
    static final long ALL = 0;

    /** A request to freeze that nobody answered may still lie in a paused process for as long. */
    private static final Duration DOUBT = Duration.ofSeconds(30);

    private final String wallet;
    private final Api owner;
    private final Map<String, Transaction> told = new LinkedHashMap<>();
    private final Map<String, Long> received = new LinkedHashMap<>();
    private long creditsTold;
    private long creditsBegun;
    private long debitsTold;
    private long debitsBegun;
    private int emptyingsBegun;
    private boolean mayBeFrozen;
    private boolean isFrozen;
    private int freezes;
    private long doubtfulUntil = System.nanoTime();

    Purse(String wallet, Api owner) {
        this.wallet = wallet;
        this.owner = owner;
    }

    /** What was known at one moment. */
    record Known(
            long creditsTold, long debitsTold, int transactions, boolean mayBeFrozen, boolean isFrozen, int freezes) {}

    String wallet() {
        return wallet;
    }

    Api owner() {
        return owner;
    }

    synchronized Known known() {
        return new Known(
                creditsTold,
                debitsTold,
                told.size() + received.size(),
                mayBeFrozen || isDoubtful(),
                isFrozen && !isDoubtful(),
                freezes);
    }

    synchronized void beginCredit(long atMost) {
        creditsBegun += atMost;
    }

    synchronized void dropCredit(long atMost) {
        creditsBegun -= atMost;
    }

    /** Money that came in, by whoever's command; a credit may be less than it was thought to be at most. */
    synchronized void credited(long atMost, long amount) {
        creditsBegun += amount - atMost;
        creditsTold += amount;
    }

    synchronized void beginDebit(long amount) {
        debitsBegun += amount;
        emptyingsBegun += amount == ALL ? 1 : 0;
    }

    synchronized void dropDebit(long amount) {
        debitsBegun -= amount;
        emptyingsBegun -= amount == ALL ? 1 : 0;
    }

    synchronized void debited(long wanted, long amount) {
        dropDebit(wanted);
        debitsBegun += amount;
        debitsTold += amount;
    }

    /** The owner was told; false when there was such a transaction before. */
    synchronized boolean tell(Transaction transaction) {
        return told.putIfAbsent(transaction.id(), transaction) == null;
    }

    /** The sender was told, so the owner must find it in the list. */
    synchronized void receive(String transaction, long amount) {
        received.put(transaction, amount);
    }

    /** Whether there was enough for a debit that was begun when this much was known, whatever became of all the others. */
    synchronized boolean mustAfford(long amount, Known then) {
        var otherEmptyings = emptyingsBegun - (amount == ALL ? 1 : 0);
        return otherEmptyings == 0 && then.creditsTold() - (debitsBegun - amount) >= Math.max(amount, 1);
    }

    /** Whether the balance can have been this at a moment since then. */
    synchronized boolean mayHold(long balance, Known then) {
        var least = emptyingsBegun > 0 ? 0 : then.creditsTold() - debitsBegun;
        return balance >= least && balance <= creditsBegun - then.debitsTold();
    }

    synchronized void beginFreeze() {
        mayBeFrozen = true;
        freezes++;
    }

    synchronized void frozen() {
        isFrozen = true;
    }

    synchronized void beginThaw() {
        isFrozen = false;
        freezes++;
    }

    synchronized void thawed() {
        mayBeFrozen = false;
    }

    /** Nobody can say for a while whether it is frozen. */
    synchronized void doubt() {
        doubtfulUntil = System.nanoTime() + DOUBT.toNanos();
    }

    synchronized boolean isDoubtful() {
        return System.nanoTime() < doubtfulUntil;
    }

    synchronized boolean mayHaveBeenFrozen(Known then) {
        return then.mayBeFrozen() || mayBeFrozen || isDoubtful() || freezes != then.freezes();
    }

    synchronized boolean mustHaveBeenFrozen(Known then) {
        return then.isFrozen() && isFrozen && !isDoubtful() && freezes == then.freezes();
    }

    /** The balance when everything that was begun has been told. */
    synchronized long balanceTold() {
        return creditsTold - debitsTold;
    }

    synchronized Map<String, Transaction> told() {
        return Map.copyOf(told);
    }

    /** Amounts by transaction. */
    synchronized Map<String, Long> received() {
        return Map.copyOf(received);
    }
}
