package org.walletsuite.voucher.reconciliation;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.LedgerReads;
import org.walletsuite.platform.ledger.Statement;
import org.walletsuite.platform.reconciliation.KeysetPages;
import org.walletsuite.platform.reconciliation.ReconciliationCheck;
import org.walletsuite.platform.reconciliation.StatementPages;
import org.walletsuite.voucher.settlement.EverySettlementPayment;
import org.walletsuite.voucher.settlement.EverySettlementPayment.Paid;
import org.walletsuite.voucher.voucher.EveryVoucher;
import org.walletsuite.voucher.voucher.EveryVoucher.Redeemed;
import org.walletsuite.voucher.voucher.EveryVoucher.State;
import org.walletsuite.voucher.voucher.Movement;
import org.walletsuite.voucher.voucher.VoucherAccounts;

/**
 * A voucher says what it is to become before its money is moved, and a partner's payment is on record before it is credited,
 * so that in this program's accounts no money is moved but theirs. So the ledger's books are also the sum of what partners
 * owe. Users' wallets may have other money besides.
 */
@Component
@Order(4)
class VoucherTransferCheck implements ReconciliationCheck {

    private static final int ACCOUNTS = 200;

    private static final List<String> PURPOSES = List.of(
            VoucherAccounts.VOUCHER,
            VoucherAccounts.SETTLEMENT,
            VoucherAccounts.FUNDING,
            VoucherAccounts.WALLET,
            Account.UNAPPLIED);

    private final EveryVoucher vouchers;
    private final EverySettlementPayment payments;
    private final LedgerReads ledger;

    VoucherTransferCheck(EveryVoucher vouchers, EverySettlementPayment payments, LedgerReads ledger) {
        this.vouchers = vouchers;
        this.payments = payments;
        this.ledger = ledger;
    }

    @Override
    public String text() {
        return "Every entry of vouchers' money in the ledger belongs to a voucher or a partner's payment, moves what that"
                + " says, and is in the account that it says";
    }

    @Override
    public void check(Consumer<String> discrepancy) {
        for (var purpose : PURPOSES) {
            KeysetPages.walk(
                    ACCOUNTS,
                    (after, size) -> ledger.accountsOf(VoucherAccounts.PROGRAM, purpose, after, size),
                    Account::id,
                    page -> compare(purpose, page, discrepancy));
        }
    }

    /** The vouchers are read after the accounts: by then each of them has its row, but for refused ones that were deleted. */
    private void compare(String purpose, List<Account> page, Consumer<String> discrepancy) {
        var isOfVouchers = purpose.equals(VoucherAccounts.VOUCHER);
        var used = page.stream().filter(account -> account.seq() > 0).toList();
        var known = isOfVouchers ? states(used.stream().map(Account::id)) : Map.<UUID, State>of();
        for (var account : used) {
            if (isOfVouchers && !known.containsKey(account.id())) {
                discrepancy.accept("Account " + account.id() + " with " + account.balance() + " of " + account.asset()
                        + " is no voucher's");
            }
            if (!isOfVouchers || !isPlain(account, known.get(account.id()))) {
                StatementPages.walk(ledger, account.id(), lines -> compareLines(account, lines, discrepancy));
            }
        }
    }

    /**
     * Whether a voucher's account has as many entries and as much money as it must have, so that each need not be read:
     * where the money went to or came from, the other accounts' entries say.
     */
    private static boolean isPlain(Account account, @Nullable State voucher) {
        return voucher != null
                && voucher.isSettled()
                && account.seq() == voucher.entries()
                && account.balance() == voucher.balance();
    }

    private void compareLines(Account account, List<Statement.Line> lines, Consumer<String> discrepancy) {
        var known = new Known(
                states(subjects(lines, Movement.ISSUE, Movement.CANCEL, Movement.EXPIRE, Movement.UNDO)),
                vouchers.redemptions(subjects(lines, Movement.REDEEM).toList()).stream()
                        .collect(toMap(Redeemed::id, Function.identity())),
                payments.among(subjects(lines, Movement.SETTLE).toList()).stream()
                        .collect(toMap(Paid::id, Function.identity())));
        for (var line : lines) {
            var isExplained = Movement.of(line.transfer().idempotencyKey())
                    .map(of -> known.explains(account, line.entry().amount(), of))
                    .orElseGet(() -> mayHaveOthers(account));
            if (!isExplained) {
                discrepancy.accept("Account " + account.id() + ", the " + account.purpose() + " one of "
                        + account.ownerId() + ", has an entry of "
                        + line.entry().amount() + " that no voucher explains: "
                        + line.transfer().idempotencyKey());
            }
        }
    }

    private static boolean mayHaveOthers(Account account) {
        return account.purpose().equals(VoucherAccounts.WALLET)
                || account.purpose().equals(Account.UNAPPLIED);
    }

    private static Stream<UUID> subjects(List<Statement.Line> lines, Movement... movements) {
        return lines.stream()
                .flatMap(line -> Movement.of(line.transfer().idempotencyKey()).stream())
                .filter(of -> List.of(movements).contains(of.movement()))
                .map(Movement.Of::subject)
                .distinct();
    }

    private Map<UUID, State> states(Stream<UUID> ids) {
        return vouchers.among(ids.toList()).stream().collect(toMap(State::id, Function.identity()));
    }

    /** What a page of entries may belong to. */
    private record Known(Map<UUID, State> vouchers, Map<UUID, Redeemed> redemptions, Map<UUID, Paid> payments) {

        /** Whether an account has this entry by that movement. */
        boolean explains(Account account, long moved, Movement.Of of) {
            return switch (of.movement()) {
                case REDEEM -> {
                    var redemption = redemptions.get(of.subject());
                    yield redemption != null
                            && (account.id().equals(redemption.voucher())
                                    ? moved == -redemption.amount()
                                    : redemption.accounts().contains(account.id()) && moved == redemption.amount());
                }
                case SETTLE -> {
                    var payment = payments.get(of.subject());
                    yield payment != null
                            && (account.id().equals(payment.account())
                                    ? moved == payment.amount()
                                    : account.id().equals(payment.funding()) && moved == -payment.amount());
                }
                case GIVE ->
                    account.purpose().equals(VoucherAccounts.FUNDING)
                            ? moved < 0
                            : moved > 0 && account.id().equals(of.subject());
                case ISSUE, CANCEL, EXPIRE, UNDO -> explains(account, moved, of.movement(), vouchers.get(of.subject()));
            };
        }

        private static boolean explains(Account account, long moved, Movement movement, @Nullable State voucher) {
            if (voucher == null || !voucher.allows(movement)) {
                return false;
            }
            var isVouchers = account.id().equals(voucher.id());
            var others = movement == Movement.EXPIRE ? voucher.owners() : voucher.sources();
            var come = movement == Movement.ISSUE ? moved : -moved;
            var whole = isVouchers ? come : -come;
            return (isVouchers || others.contains(account.id()))
                    && (movement == Movement.EXPIRE
                            ? whole > 0 && whole <= voucher.amount()
                            : whole == voucher.amount());
        }
    }
}
