package org.walletsuite.payment.reconciliation;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.walletsuite.payment.funding.AllTopUps;
import org.walletsuite.payment.funding.AllTopUps.Facts;
import org.walletsuite.platform.ledger.HeadsRequest;
import org.walletsuite.platform.ledger.HeadsRequest.Place;
import org.walletsuite.platform.ledger.LedgerReads;
import org.walletsuite.platform.mainwallet.MainWalletAccounts;
import org.walletsuite.platform.reconciliation.KeysetPages;
import org.walletsuite.platform.reconciliation.ReconciliationCheck;

/** A top-up says which entries it became: the ledger has them. That they are its own {@link TopUpEntryCheck} says. */
@Component
@Order(6)
class TopUpRowCheck implements ReconciliationCheck {

    /** Two entries each. */
    private static final int PAGE = HeadsRequest.LARGEST / 2;

    private final AllTopUps topUps;
    private final LedgerReads ledger;

    TopUpRowCheck(AllTopUps topUps, LedgerReads ledger) {
        this.topUps = topUps;
        this.ledger = ledger;
    }

    @Override
    public String text() {
        return "Every completed top-up has its entries in the ledger";
    }

    @Override
    public void check(Consumer<String> discrepancy) {
        KeysetPages.walk(PAGE, topUps::completed, Facts::id, page -> compare(page, discrepancy));
    }

    private void compare(List<Facts> page, Consumer<String> discrepancy) {
        var funding = MainWalletAccounts.operatorAccountId(MainWalletAccounts.FUNDING);
        var places = page.stream()
                .flatMap(topUp ->
                        Stream.of(place(funding, topUp.fundingSeq()), place(topUp.wallet(), topUp.walletSeq())))
                .filter(Objects::nonNull)
                .toList();
        var kept = ledger.heads(new HeadsRequest(places)).stream()
                .map(head -> new Place(head.accountId(), head.seq()))
                .collect(Collectors.toSet());
        for (var topUp : page) {
            Stream.of(place(funding, topUp.fundingSeq()), place(topUp.wallet(), topUp.walletSeq()))
                    .filter(place -> place != null && !kept.contains(place))
                    .forEach(place -> discrepancy.accept("Top-up " + topUp.id() + " became entry " + place.seq()
                            + " of account " + place.accountId() + ", but the ledger has no such entry"));
        }
    }

    private static @Nullable Place place(UUID account, @Nullable Long seq) {
        return seq == null ? null : new Place(account, seq);
    }
}
