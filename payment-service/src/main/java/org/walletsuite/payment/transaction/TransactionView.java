package org.walletsuite.payment.transaction;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.ledger.Transfer;
import org.walletsuite.platform.money.Asset;
import org.walletsuite.platform.money.Money;

/** A transfer as the owner of one of its accounts sees it, in the festival document's format. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TransactionView(
        UUID id,
        UUID walletId,
        String type,
        long amount,
        String amountDisplay,
        long balanceBefore,
        long balanceAfter,
        @Nullable String reference,
        @Nullable UUID standId,
        @Nullable UUID staffId,
        Map<String, Object> metadata,
        Status status,
        Instant createdAt) {

    enum Status {
        COMPLETED,
        REFUNDED
    }

    /** The response to the command and all its retries: nothing in it can change. */
    static TransactionView asPosted(Transfer transfer, Transfer.Entry entry, Asset asset) {
        return of(transfer, entry, asset, Status.COMPLETED);
    }

    /** The form in lists: a purchase that was refunded since is REFUNDED. */
    static TransactionView asOfNow(Transfer transfer, Transfer.Entry entry, Asset asset) {
        var refunded = transfer.kind().equals(TransactionType.PURCHASE.name()) && transfer.isReversed();
        return of(transfer, entry, asset, refunded ? Status.REFUNDED : Status.COMPLETED);
    }

    private static TransactionView of(Transfer transfer, Transfer.Entry entry, Asset asset, Status status) {
        var reversed = transfer.reverses();
        return new TransactionView(
                transfer.id(),
                entry.accountId(),
                transfer.kind(),
                entry.amount(),
                new Money(entry.amount(), asset).display(),
                entry.balanceBefore(),
                entry.balanceAfter(),
                reversed == null ? transfer.reference() : reversed.toString(),
                id(transfer, MetadataKeys.STAND),
                id(transfer, MetadataKeys.STAFF),
                details(transfer.metadata()),
                status,
                transfer.createdAt().truncatedTo(ChronoUnit.SECONDS));
    }

    private static @Nullable UUID id(Transfer transfer, String name) {
        var value = transfer.metadata().get(name);
        return value == null ? null : UUID.fromString(value.toString());
    }

    /** In the document's order, then by name: the database does not keep the order in which metadata came. */
    private static Map<String, Object> details(Map<String, Object> metadata) {
        var rest = new TreeMap<>(metadata);
        rest.remove(MetadataKeys.STAND);
        rest.remove(MetadataKeys.STAFF);
        var details = new LinkedHashMap<String, Object>();
        MetadataKeys.SHOWN_FIRST.stream()
                .filter(rest::containsKey)
                .forEach(name -> details.put(name, Objects.requireNonNull(rest.remove(name))));
        details.putAll(rest);
        return details;
    }
}
