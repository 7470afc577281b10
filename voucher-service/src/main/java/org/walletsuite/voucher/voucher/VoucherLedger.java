package org.walletsuite.voucher.voucher;

import static org.walletsuite.voucher.voucher.VoucherAccounts.FUNDING;
import static org.walletsuite.voucher.voucher.VoucherAccounts.OPERATOR;
import static org.walletsuite.voucher.voucher.VoucherAccounts.VOUCHER;
import static org.walletsuite.voucher.voucher.VoucherAccounts.WALLET;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.AccountStatus;
import org.walletsuite.platform.ledger.Ledger;
import org.walletsuite.platform.ledger.LedgerCommand.Post;
import org.walletsuite.platform.ledger.LedgerReads;
import org.walletsuite.platform.ledger.Leg;
import org.walletsuite.platform.ledger.NewAccount;
import org.walletsuite.platform.ledger.PostingResult;
import org.walletsuite.platform.ledger.PostingResult.Posted;
import org.walletsuite.platform.ledger.PostingResult.Reason;
import org.walletsuite.platform.ledger.PostingResult.Rejected;
import org.walletsuite.platform.ledger.PostingResult.Replayed;
import org.walletsuite.platform.ledger.Transfer;
import org.walletsuite.platform.mainwallet.MainWalletAccounts;
import org.walletsuite.platform.partner.PartnerEnvironment;

/** Moves vouchers' money in the ledger; accounts are opened when they are needed first. */
@Component
class VoucherLedger {

    private final Ledger ledger;
    private final LedgerReads reads;
    private final VoucherSettings settings;
    private final Set<PartnerEnvironment> named = ConcurrentHashMap.newKeySet();

    VoucherLedger(Ledger ledger, LedgerReads reads, VoucherSettings settings) {
        this.ledger = ledger;
        this.reads = reads;
        this.settings = settings;
    }

    /** Of all movements only this one may be rejected: an owner or a partner may be short of money, or not be active. */
    PostingResult issue(Voucher voucher) {
        name(voucher.environment());
        open(VoucherAccounts.funded(voucher.id(), VOUCHER, voucher.environment()), voucher.id());
        var source = voucher.source();
        var command = command(
                Movement.ISSUE,
                voucher.id(),
                voucher.id(),
                voucher.environment(),
                new Leg(source.id(), -voucher.amount(), source.purpose()),
                new Leg(voucher.id(), voucher.amount(), VOUCHER));
        var answer = posted(command, voucher.ownerId(), voucher.environment());
        if (answer instanceof Rejected(var why, var _)
                && why == Reason.INSUFFICIENT_FUNDS
                && source.purpose().equals(WALLET)
                && voucher.environment() == PartnerEnvironment.UAT
                && give(voucher)) {
            return ledger.post(command);
        }
        return answer;
    }

    /** To a wallet that is active: what is redeemed is owed, whatever becomes of the wallet meanwhile. */
    Transfer redeem(Redemption redemption) {
        var voucher = redemption.voucherId();
        var wallet = VoucherAccounts.wallet(redemption.redeemerId(), UserVouchers.MONEY);
        return moved(
                command(
                        Movement.REDEEM,
                        redemption.id(),
                        voucher,
                        UserVouchers.MONEY,
                        new Leg(voucher, -redemption.amount(), VOUCHER),
                        new Leg(wallet, redemption.amount(), WALLET, true)),
                redemption.redeemerId(),
                UserVouchers.MONEY);
    }

    /** Puts what is left back where it came from. */
    Transfer cancel(Voucher voucher) {
        return back(voucher, Movement.CANCEL, voucher.left(), voucher.source());
    }

    Transfer undo(Voucher refused) {
        return back(refused, Movement.UNDO, refused.amount(), refused.source());
    }

    /** Gives the owner what is left. */
    Transfer expire(Voucher voucher) {
        var wallet = Terms.Source.wallet(voucher.ownerId(), voucher.environment());
        return back(voucher, Movement.EXPIRE, voucher.left(), wallet);
    }

    private Transfer back(Voucher voucher, Movement movement, long amount, Terms.Source to) {
        return moved(
                command(
                        movement,
                        voucher.id(),
                        voucher.id(),
                        voucher.environment(),
                        new Leg(voucher.id(), -amount, VOUCHER),
                        new Leg(to.id(), amount, to.purpose(), true)),
                voucher.ownerId(),
                voucher.environment());
    }

    boolean wasIssued(Voucher voucher) {
        return reads.transferByKey(Movement.ISSUE.key(voucher.id())).isPresent();
    }

    /** What an owner's wallet has that is not held, in cents. */
    long available(UUID owner, PartnerEnvironment environment) {
        return reads.account(VoucherAccounts.wallet(owner, environment))
                .map(account -> Math.max(0, unheld(account)))
                .orElse(0L);
    }

    /**
     * A rejection that can be told before anything is begun.
     *
     * @param purpose of the account that it comes from
     * @param available what the payer has, in cents
     */
    record Foreseen(Refusal why, String purpose, long available) {}

    /**
     * Whether an issue by a partner would be rejected now. Asked first, because a rejection by the ledger leaves a row and an
     * account; and because the ledger looks at the payer only, but an owner whose wallet is not active gets no voucher either.
     */
    Optional<Foreseen> foresee(Terms terms) {
        var wallet = VoucherAccounts.wallet(terms.owner(), terms.environment());
        var source = terms.source().id();
        var accounts = reads.accounts(Stream.of(wallet, source).distinct().toList());
        return of(wallet, accounts)
                .flatMap(VoucherLedger::inactive)
                .or(() -> of(source, accounts).flatMap(VoucherLedger::inactive))
                .or(() -> shortage(terms, of(source, accounts)));
    }

    /** The same for a user's own. */
    Optional<Foreseen> foreseeOwn(Terms terms) {
        var wallets = wallets(terms.owner());
        return wallets.stream()
                .flatMap(wallet -> inactive(wallet).stream())
                .findFirst()
                .or(() -> shortage(terms, of(terms.source().id(), wallets)));
    }

    /** Whether a user's wallets take money; one that was never opened will. */
    boolean isActive(UUID user) {
        return wallets(user).stream().allMatch(wallet -> wallet.status() == AccountStatus.ACTIVE);
    }

    /** A user's wallet for vouchers and the main one, of which whoever deactivates it means all of the user's money. */
    private List<Account> wallets(UUID user) {
        var own = VoucherAccounts.wallet(user, UserVouchers.MONEY);
        var programs = List.of(VoucherAccounts.PROGRAM, MainWalletAccounts.PROGRAM);
        return reads.accountsOfOwner(user, programs).stream()
                .filter(account -> account.id().equals(own)
                        || (account.program().equals(MainWalletAccounts.PROGRAM)
                                && account.purpose().equals(MainWalletAccounts.WALLET)))
                .toList();
    }

    private static Optional<Account> of(UUID id, List<Account> accounts) {
        return accounts.stream().filter(account -> account.id().equals(id)).findFirst();
    }

    private static Optional<Foreseen> inactive(Account account) {
        return switch (account.status()) {
            case ACTIVE -> Optional.empty();
            case FROZEN -> Optional.of(new Foreseen(Refusal.ACCOUNT_FROZEN, account.purpose(), 0));
            case CLOSED -> Optional.of(new Foreseen(Refusal.ACCOUNT_CLOSED, account.purpose(), 0));
        };
    }

    /** A wallet in UAT that was given nothing yet is given something when it is short. */
    private Optional<Foreseen> shortage(Terms terms, Optional<Account> source) {
        var limit = source.isPresent() ? source.get().floor() : Long.valueOf(0);
        var has = source.map(VoucherLedger::unheld).orElse(0L);
        var isShort = limit != null && has - limit < terms.amount();
        var isGiven = isShort
                && terms.environment() == PartnerEnvironment.UAT
                && terms.source().purpose().equals(WALLET)
                && settings.trialMoney() > 0
                && reads.transferByKey(Movement.GIVE.key(terms.source().id())).isEmpty();
        return isShort && !isGiven
                ? Optional.of(
                        new Foreseen(Refusal.INSUFFICIENT_FUNDS, terms.source().purpose(), Math.max(0, has)))
                : Optional.empty();
    }

    private static long unheld(Account account) {
        return account.balance() - account.held();
    }

    /**
     * Gives a customer something to try things out with, once; false where nothing is given. Where it was given before,
     * the payment is worth another attempt all the same: a request of the same instant may have been first.
     */
    private boolean give(Voucher voucher) {
        if (settings.trialMoney() == 0) {
            return false;
        }
        var funding = VoucherAccounts.id(OPERATOR, FUNDING, voucher.environment());
        open(VoucherAccounts.limitless(OPERATOR, FUNDING, voucher.environment()), funding);
        var wallet = VoucherAccounts.wallet(voucher.ownerId(), voucher.environment());
        var amount = settings.trialMoney();
        var legs = List.of(new Leg(funding, -amount, FUNDING), new Leg(wallet, amount, WALLET));
        return switch (ledger.post(new Post(Movement.GIVE.key(wallet), Movement.GIVE.kind(), legs, null, Map.of()))) {
            case Posted _, Replayed _ -> true;
            case Rejected _ -> false;
        };
    }

    private Transfer moved(Post command, UUID owner, PartnerEnvironment environment) {
        return switch (posted(command, owner, environment)) {
            case Posted(var transfer) -> transfer;
            case Replayed(var transfer) -> transfer;
            case Rejected(var why, var _) ->
                throw new IllegalStateException(
                        "The ledger says " + why + " to " + command.idempotencyKey() + ", which can't be");
        };
    }

    private PostingResult posted(Post command, UUID owner, PartnerEnvironment environment) {
        var answer = ledger.post(command);
        if (answer instanceof Rejected(var why, var purpose)
                && why == Reason.UNKNOWN_ACCOUNT
                && WALLET.equals(purpose)) {
            name(environment);
            open(VoucherAccounts.funded(owner, WALLET, environment), VoucherAccounts.wallet(owner, environment));
            return ledger.post(command);
        }
        return answer;
    }

    private static Post command(
            Movement movement, UUID subject, UUID voucher, PartnerEnvironment environment, Leg from, Leg to) {
        var metadata = Map.<String, Object>of("voucherId", voucher.toString(), "environment", environment.code());
        return new Post(movement.key(subject), movement.kind(), List.of(from, to), null, metadata);
    }

    private void open(NewAccount account, UUID id) {
        ledger.open(id, account).orThrow();
    }

    /** Once in each process: the ledger keeps assets for good. */
    private void name(PartnerEnvironment environment) {
        if (!named.contains(environment)) {
            ledger.name(VoucherAccounts.asset(environment)).orThrow();
            named.add(environment);
        }
    }
}
