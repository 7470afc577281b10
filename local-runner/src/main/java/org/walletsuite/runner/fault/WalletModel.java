package org.walletsuite.runner.fault;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.walletsuite.runner.fixture.GatewayClient;

/**
 * The model of a wallet: the range of its possible balances, from confirmed and begun orders. Amounts are in cents.
 */
final class WalletModel {

    /** A debit of this amount takes the whole balance. */
    static final long ALL = 0;

    /** How long an unanswered request to freeze may still be pending in a paused process. */
    private static final Duration DOUBT = Duration.ofSeconds(30);

    private final String wallet;
    private final GatewayClient owner;
    private final Map<String, Transaction> answered = new LinkedHashMap<>();
    private final Map<String, Long> received = new LinkedHashMap<>();
    private long creditsConfirmed;
    private long creditsBegun;
    private long debitsConfirmed;
    private long debitsBegun;
    private int emptyingsBegun;
    private boolean mayBeFrozen;
    private boolean isFrozen;
    private int freezes;
    private long doubtfulUntil = System.nanoTime();

    WalletModel(String wallet, GatewayClient owner) {
        this.wallet = wallet;
        this.owner = owner;
    }

    /** The model's state at one moment. */
    record Known(
            long creditsConfirmed,
            long debitsConfirmed,
            int transactions,
            boolean mayBeFrozen,
            boolean isFrozen,
            int freezes) {}

    String wallet() {
        return wallet;
    }

    GatewayClient owner() {
        return owner;
    }

    synchronized Known known() {
        return new Known(
                creditsConfirmed,
                debitsConfirmed,
                answered.size() + received.size(),
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

    /** A confirmed credit, which may be less than its maximum. */
    synchronized void credited(long atMost, long amount) {
        creditsBegun += amount - atMost;
        creditsConfirmed += amount;
    }

    synchronized void beginDebit(long amount) {
        debitsBegun += amount;
        emptyingsBegun += amount == ALL ? 1 : 0;
    }

    synchronized void dropDebit(long amount) {
        debitsBegun -= amount;
        emptyingsBegun -= amount == ALL ? 1 : 0;
    }

    synchronized void debited(long requested, long amount) {
        dropDebit(requested);
        debitsBegun += amount;
        debitsConfirmed += amount;
    }

    /** The owner's confirmed transaction; false when it was known before. */
    synchronized boolean answer(Transaction transaction) {
        return answered.putIfAbsent(transaction.id(), transaction) == null;
    }

    /** Confirmed to the sender, so it must be in the owner's list. */
    synchronized void receive(String transaction, long amount) {
        received.put(transaction, amount);
    }

    /** Whether there was enough for a debit begun in this state, whatever the outcome of all other orders. */
    synchronized boolean mustAfford(long amount, Known then) {
        var otherEmptyings = emptyingsBegun - (amount == ALL ? 1 : 0);
        return otherEmptyings == 0 && then.creditsConfirmed() - (debitsBegun - amount) >= Math.max(amount, 1);
    }

    /** Whether the balance can have been this at a moment since then. */
    synchronized boolean mayHold(long balance, Known then) {
        var least = emptyingsBegun > 0 ? 0 : then.creditsConfirmed() - debitsBegun;
        return balance >= least && balance <= creditsBegun - then.debitsConfirmed();
    }

    synchronized void beginFreeze() {
        mayBeFrozen = true;
        freezes++;
    }

    synchronized void frozen() {
        isFrozen = true;
    }

    synchronized void beginUnfreeze() {
        isFrozen = false;
        freezes++;
    }

    synchronized void unfrozen() {
        mayBeFrozen = false;
    }

    /** Whether it is frozen is unknown for a while. */
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

    /** The balance when every begun order is confirmed. */
    synchronized long confirmedBalance() {
        return creditsConfirmed - debitsConfirmed;
    }

    synchronized Map<String, Transaction> answered() {
        return Map.copyOf(answered);
    }

    /** Amounts by transaction. */
    synchronized Map<String, Long> received() {
        return Map.copyOf(received);
    }
}
