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
import org.walletsuite.voucher.voucher.EveryVoucher;
import org.walletsuite.voucher.voucher.EveryVoucher.Redeemed;
import org.walletsuite.voucher.voucher.EveryVoucher.State;
import org.walletsuite.voucher.voucher.Movement;
import org.walletsuite.voucher.voucher.VoucherAccounts;

/**
 * A voucher says what it is to become before its money is moved, so that of vouchers' accounts and of settlement accounts no
 * money is moved but a voucher's. So the ledger's books are also the sum of what partners owe.
 */
@Component
@Order(4)
class VoucherTransferCheck implements ReconciliationCheck {

    private static final int ACCOUNTS = 200;

    private final EveryVoucher vouchers;
    private final LedgerReads ledger;

    VoucherTransferCheck(EveryVoucher vouchers, LedgerReads ledger) {
        this.vouchers = vouchers;
        this.ledger = ledger;
    }

    @Override
    public String text() {
        return "Every entry of a voucher's account and of a settlement account in the ledger belongs to a voucher, and"
                + " moves what it says";
    }

    @Override
    public void check(Consumer<String> discrepancy) {
        for (var purpose : List.of(VoucherAccounts.VOUCHER, VoucherAccounts.SETTLEMENT)) {
            KeysetPages.walk(
                    ACCOUNTS,
                    (after, size) -> ledger.accountsOf(VoucherAccounts.PROGRAM, purpose, after, size),
                    Account::id,
                    page -> compare(purpose, page, discrepancy));
        }
    }

    /** The vouchers are read after the accounts: by then each of them has its row. */
    private void compare(String purpose, List<Account> page, Consumer<String> discrepancy) {
        var isOfVouchers = purpose.equals(VoucherAccounts.VOUCHER);
        var known = isOfVouchers ? states(page.stream().map(Account::id)) : Map.<UUID, State>of();
        for (var account : page) {
            if (isOfVouchers && !known.containsKey(account.id())) {
                discrepancy.accept("Account " + account.id() + " with " + account.balance() + " of " + account.asset()
                        + " is no voucher's");
            }
            if (!isOfVouchers || !isPlain(account, known.get(account.id()))) {
                StatementPages.walk(ledger, account.id(), lines -> compareLines(account, lines, discrepancy));
            }
        }
    }

    /** Whether a voucher's account has as many entries and as much money as it must have, so that each need not be read. */
    private static boolean isPlain(Account account, @Nullable State voucher) {
        return account.seq() == 0
                || (voucher != null
                        && voucher.isSettled()
                        && account.seq() == voucher.entries()
                        && account.balance() == voucher.balance());
    }

    private void compareLines(Account account, List<Statement.Line> lines, Consumer<String> discrepancy) {
        var redemptions = vouchers.redemptions(subjects(lines, true).toList()).stream()
                .collect(toMap(Redeemed::id, Function.identity()));
        var known = states(subjects(lines, false));
        for (var line : lines) {
            var of = Movement.of(line.transfer().idempotencyKey()).orElse(null);
            if (of == null || !belongs(account, line.entry().amount(), of, known, redemptions)) {
                discrepancy.accept("Account " + account.id() + ", the " + account.purpose() + " one of "
                        + account.ownerId() + ", has an entry of "
                        + line.entry().amount() + " that no voucher explains: "
                        + line.transfer().idempotencyKey());
            }
        }
    }

    private static Stream<UUID> subjects(List<Statement.Line> lines, boolean redemptions) {
        return lines.stream()
                .flatMap(line -> Movement.of(line.transfer().idempotencyKey()).stream())
                .filter(of -> (of.movement() == Movement.REDEEM) == redemptions)
                .map(Movement.Of::subject);
    }

    private Map<UUID, State> states(Stream<UUID> ids) {
        return vouchers.among(ids.distinct().toList()).stream().collect(toMap(State::id, Function.identity()));
    }

    private static boolean belongs(
            Account account, long moved, Movement.Of of, Map<UUID, State> known, Map<UUID, Redeemed> redemptions) {
        var isVouchers = account.purpose().equals(VoucherAccounts.VOUCHER);
        if (of.movement() == Movement.REDEEM) {
            var redemption = redemptions.get(of.subject());
            return redemption != null
                    && isVouchers
                    && redemption.voucher().equals(account.id())
                    && moved == -redemption.amount();
        }
        var voucher = known.get(of.subject());
        return voucher != null
                && voucher.allows(of.movement())
                && (isVouchers ? voucher.id() : voucher.source()).equals(account.id())
                && (isVouchers ? moved : -moved) * sign(of.movement()) > 0
                && Math.abs(moved) <= voucher.amount();
    }

    /** Whether money comes to the voucher or leaves it. */
    private static int sign(Movement movement) {
        return switch (movement) {
            case ISSUE -> 1;
            case REDEEM, CANCEL, EXPIRE, UNDO -> -1;
            case GIVE -> 0;
        };
    }
}
