package org.walletsuite.payment.transaction;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.walletsuite.payment.festival.Festivals;
import org.walletsuite.payment.stand.StandCache;
import org.walletsuite.payment.wallet.Wallets;
import org.walletsuite.platform.festival.DataPage;
import org.walletsuite.platform.festival.Paging;
import org.walletsuite.platform.ledger.LedgerReads;
import org.walletsuite.platform.ledger.Statement;
import org.walletsuite.platform.ledger.Transfer;

/** Transactions of wallets and stands, read from the ledger's statements of their accounts, so that they can't disagree. */
@Service
class Transactions {

    private final LedgerReads ledger;
    private final Wallets wallets;
    private final StandCache stands;
    private final Festivals festivals;

    Transactions(LedgerReads ledger, Wallets wallets, StandCache stands, Festivals festivals) {
        this.ledger = ledger;
        this.wallets = wallets;
        this.stands = stands;
        this.festivals = festivals;
    }

    DataPage<TransactionView> list(UUID userId, UUID festivalId, Paging paging) {
        var wallet = wallets.of(userId, festivalId);
        var asset = wallet.festival().asset();
        var statement = ledger.statement(wallet.id(), paging.page() - 1, paging.perPage())
                .orElseThrow(Wallets::notFound);
        return paging.of(
                statement.lines().stream()
                        .map(line -> TransactionView.asOfNow(line.transfer(), line.entry(), asset))
                        .toList(),
                statement.total());
    }

    /** What wallets paid at a stand and got back there, each as its owner sees it. */
    DataPage<TransactionView> listOfStand(UUID standId, Paging paging) {
        var stand = stands.get(standId);
        var asset = festivals.get(stand.festivalId()).asset();
        var statement = ledger.statement(stand.id(), paging.page() - 1, paging.perPage())
                .orElseThrow(() -> new IllegalStateException("The ledger has no account for stand " + stand.id()));
        var transfers = whole(statement);
        return paging.of(
                statement.lines().stream()
                        .map(line -> Objects.requireNonNull(
                                transfers.get(line.transfer().id())))
                        .map(transfer -> TransactionView.asOfNow(transfer, otherThan(stand.id(), transfer), asset))
                        .toList(),
                statement.total());
    }

    /** The transfers of a stand's statement with the entries of wallets, which its lines don't have. */
    private Map<UUID, Transfer> whole(Statement statement) {
        var ids = statement.lines().stream()
                .map(line -> line.transfer().id())
                .distinct()
                .toList();
        return ids.isEmpty()
                ? Map.of()
                : ledger.transfers(ids).stream().collect(Collectors.toMap(Transfer::id, Function.identity()));
    }

    private static Transfer.Entry otherThan(UUID account, Transfer transfer) {
        return transfer.entries().stream()
                .filter(entry -> !entry.accountId().equals(account))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Transfer " + transfer.id() + " has one side only"));
    }
}
