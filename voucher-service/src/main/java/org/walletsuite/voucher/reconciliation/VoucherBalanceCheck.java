package org.walletsuite.voucher.reconciliation;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.LedgerReads;
import org.walletsuite.platform.reconciliation.KeysetPages;
import org.walletsuite.platform.reconciliation.ReconciliationCheck;
import org.walletsuite.voucher.voucher.EveryVoucher;
import org.walletsuite.voucher.voucher.EveryVoucher.State;
import org.walletsuite.voucher.voucher.VoucherAccounts;

/** A voucher changes once its money was moved, so that the ledger has of it what was neither redeemed nor given back. */
@Component
@Order(3)
class VoucherBalanceCheck implements ReconciliationCheck {

    private static final int PAGE = LedgerReads.MOST_IDS;

    private final EveryVoucher vouchers;
    private final LedgerReads ledger;

    VoucherBalanceCheck(EveryVoucher vouchers, LedgerReads ledger) {
        this.vouchers = vouchers;
        this.ledger = ledger;
    }

    @Override
    public String text() {
        return "Every voucher is worth in the ledger what its row says, and its row says what its redemptions say";
    }

    @Override
    public void check(Consumer<String> discrepancy) {
        vouchers.inconsistent().forEach(discrepancy);
        KeysetPages.walk(PAGE, vouchers::page, State::id, page -> compare(page, discrepancy));
    }

    private void compare(List<State> page, Consumer<String> discrepancy) {
        var accounts = accounts(page);
        var odd = page.stream()
                .filter(State::isSettled)
                .filter(voucher -> !agrees(voucher, accounts))
                .toList();
        if (!odd.isEmpty()) {
            report(odd, discrepancy);
        }
    }

    /** What changed since is under way, and looked at the next time. */
    private void report(List<State> odd, Consumer<String> discrepancy) {
        var accounts = accounts(odd);
        var now = vouchers.among(odd.stream().map(State::id).toList()).stream()
                .collect(toMap(State::id, Function.identity()));
        odd.stream()
                .filter(voucher -> voucher.equals(now.get(voucher.id())) && !agrees(voucher, accounts))
                .forEach(voucher -> discrepancy.accept("Voucher " + voucher.id() + " is worth " + voucher.balance()
                        + " cents of "
                        + VoucherAccounts.asset(voucher.environment()).code() + ", but the ledger has "
                        + said(accounts.get(voucher.id()))));
    }

    private Map<UUID, Account> accounts(List<State> some) {
        return ledger.accounts(some.stream().map(State::id).toList()).stream()
                .collect(toMap(Account::id, Function.identity()));
    }

    private static boolean agrees(State voucher, Map<UUID, Account> accounts) {
        var account = accounts.get(voucher.id());
        return account != null
                && account.balance() == voucher.balance()
                && account.purpose().equals(VoucherAccounts.VOUCHER)
                && account.asset()
                        .equals(VoucherAccounts.asset(voucher.environment()).code());
    }

    private static String said(@Nullable Account account) {
        return account == null ? "no account of it" : account.balance() + " of " + account.asset();
    }
}
