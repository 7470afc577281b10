package org.walletsuite.payment.reconciliation;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.walletsuite.payment.funding.AllTopUps;
import org.walletsuite.payment.funding.AllTopUps.Facts;
import org.walletsuite.payment.funding.SandboxTopUps;
import org.walletsuite.platform.ledger.LedgerReads;
import org.walletsuite.platform.ledger.Statement;
import org.walletsuite.platform.mainwallet.MainWalletAccounts;
import org.walletsuite.platform.mainwallet.WalletTransaction;
import org.walletsuite.platform.reconciliation.ReconciliationCheck;
import org.walletsuite.platform.reconciliation.StatementPages;

/**
 * A top-up's row is written before its money is moved, and the sandbox's have none and say so in the ledger: all that ever
 * came out of the funding account is some top-up's.
 */
@Component
@Order(7)
class TopUpEntryCheck implements ReconciliationCheck {

    private final AllTopUps topUps;
    private final LedgerReads ledger;

    TopUpEntryCheck(AllTopUps topUps, LedgerReads ledger) {
        this.topUps = topUps;
        this.ledger = ledger;
    }

    @Override
    public String text() {
        return "All that came out of the funding account is a top-up's";
    }

    @Override
    public void check(Consumer<String> discrepancy) {
        StatementPages.walk(
                ledger,
                MainWalletAccounts.operatorAccountId(MainWalletAccounts.FUNDING),
                lines -> compare(lines, discrepancy));
    }

    private void compare(List<Statement.Line> lines, Consumer<String> discrepancy) {
        var known =
                topUps
                        .among(lines.stream()
                                .map(TopUpEntryCheck::topUp)
                                .filter(Objects::nonNull)
                                .distinct()
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(Facts::id, Function.identity()));
        lines.stream()
                .filter(line -> !SandboxTopUps.isOne(line.transfer()))
                .forEach(line -> compare(line, known, discrepancy));
    }

    private static void compare(Statement.Line line, Map<UUID, Facts> known, Consumer<String> discrepancy) {
        var about = "Entry " + line.entry().seq() + " of the funding account, transfer "
                + line.transfer().id() + ", ";
        var id = topUp(line);
        var topUp = id == null ? null : known.get(id);
        if (topUp == null) {
            discrepancy.accept(about + "is no top-up's: " + id);
        } else if (!topUp.credited()
                || topUp.amount() != -line.entry().amount()
                || (topUp.fundingSeq() != null
                        && topUp.fundingSeq() != line.entry().seq())) {
            discrepancy.accept(
                    about + "moved " + line.transfer().amount() + " for a top-up that says otherwise: " + topUp);
        }
    }

    private static @Nullable UUID topUp(Statement.Line line) {
        return line.transfer().metadata().get(WalletTransaction.TRANSACTION_ID) instanceof String id
                ? UUID.fromString(id)
                : null;
    }
}
